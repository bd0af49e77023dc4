import { ActionIcon, Button, Menu, Text, Tooltip, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { ReactNode } from "react";
import { Link, useLocation } from "wouter";
import { PageLanguage } from "../../domain/settings.ts";
import { heed } from "../api/heed.ts";
import { keys, useSettings } from "../api/queries.ts";
import type { NodeView, SessionView } from "../api/shapes.ts";
import { boundKeys, useKeys } from "../keys/keys.ts";
import type { KeyBinding } from "../keys/keys.ts";
import { useConnection } from "../live/events.ts";
import { forgetAll } from "../session/kept.ts";
import { choosePurpose, usePurpose } from "../session/purpose.ts";
import { tourTo } from "../session/tour.ts";
import { clockText, zoneText } from "../time/format.ts";
import { useNow } from "../time/now.ts";
import { Icon } from "../ui/Icon.tsx";
import { Notice } from "../ui/Notice.tsx";
import { language, languages, turnTo, words } from "../words/words.ts";
import { DemoBar } from "./DemoBar.tsx";
import styles from "./Frame.module.css";
import { KeysDialog } from "./KeysDialog.tsx";
import { Navigation, PLACES } from "./Navigation.tsx";
import { PurposeDialog } from "./PurposeDialog.tsx";
import { Tour } from "./Tour.tsx";

/** The frame around every page: which node, who, why, what time it is there, and the way to everything else. */
export function Frame({ node, session, children }: { readonly node: NodeView; readonly session: SessionView; readonly children: ReactNode }): ReactNode {
  const [, go] = useLocation();
  const main = useRef<HTMLElement>(null);
  const [keysShown, setKeysShown] = useState<readonly KeyBinding[]>();
  const text = words.shell.keys;
  useKeys([
    { keys: "?", name: text.help, run: () => setKeysShown(boundKeys()) },
    { keys: "/", name: words.shell.pages.search, run: () => go("/search") },
    ...PLACES.flatMap((group) => group.places).map((place) => ({ keys: `g ${place.letter}`, name: place.name, run: () => go(place.href) })),
  ]);
  return (
    <div className={styles["frame"]}>
      <a className={styles["skip"]} href="#page" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>
        {words.shell.skip}
      </a>
      {node.demo ? <DemoBar node={node} /> : null}
      <header className={styles["header"]}>
        <Link href="/" className={styles["mark"] ?? ""}>
          <Icon name="bell" />
          <span>{words.shell.product}</span>
        </Link>
        <span className={styles["authority"]}>
          <bdi>{node.self.name}</bdi>
        </span>
        <PurposeShown />
        <span className={styles["gap"]} />
        <ConnectionShown />
        {node.demo ? null : <NodeClock zone={node.self.timeZone} />}
        <Tooltip label={text.help} position="bottom">
          <ActionIcon variant="subtle" aria-label={text.help} data-tour="keys" aria-keyshortcuts="?" onClick={() => setKeysShown(boundKeys())}>
            <Icon name="question" />
          </ActionIcon>
        </Tooltip>
        <ThemeToggle />
        <Account session={session} />
      </header>
      <Navigation />
      <main className={styles["page"]} id="page" tabIndex={-1} ref={main}>
        <LostShown />
        {children}
      </main>
      <Tour />
      {keysShown === undefined ? null : <KeysDialog keys={keysShown} onClose={() => setKeysShown(undefined)} />}
    </div>
  );
}

function PurposeShown(): ReactNode {
  const purpose = usePurpose();
  const [open, setOpen] = useState(purpose === undefined);
  const text = words.shell.purpose;
  return (
    <>
      <Tooltip label={text.change} position="bottom">
        <button type="button" className={styles["purpose"]} onClick={() => setOpen(true)}>
          <span className={styles["label"]}>{text.label}</span> <bdi>{purpose?.purpose ?? text.none}</bdi>
          {purpose === undefined || purpose.case === "" ? null : (
            <>
              <span className={styles["label"]}>{text.case}</span> <bdi>{purpose.case}</bdi>
            </>
          )}
          <Icon name="pen" size={12} />
        </button>
      </Tooltip>
      {open ? <PurposeDialog opened onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function ConnectionShown(): ReactNode {
  const connection = useConnection();
  const text = connection === "live" ? words.shell.live.on : connection === "lost" ? words.shell.live.off : words.shell.live.reconnecting;
  return (
    <span className={styles["live"]} data-state={connection} role="status">
      <span className={styles["dot"]} aria-hidden="true" />
      {text}
    </span>
  );
}

/** A lost connection is seen wherever one looks, not in a corner alone. */
function LostShown(): ReactNode {
  if (useConnection() !== "lost") return null;
  return (
    <Notice tone="late" role="alert" icon="alert">
      <p>{words.shell.live.lost}</p>
    </Notice>
  );
}

function NodeClock({ zone }: { readonly zone: string }): ReactNode {
  const now = new Date(useNow()).toISOString();
  return (
    <Text size="sm" className="numbers" title={`${now.slice(0, 16).replace("T", " ")} UTC`}>
      {clockText(now, zone)} <Text span c="dimmed" size="xs">{zoneText(now, zone)}</Text>
    </Text>
  );
}

function ThemeToggle(): ReactNode {
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme("light") === "dark";
  const label = dark ? words.shell.theme.toLight : words.shell.theme.toDark;
  return (
    <Tooltip label={label} position="bottom">
      <ActionIcon variant="subtle" aria-label={label} onClick={() => setColorScheme(dark ? "light" : "dark")}>
        <Icon name={dark ? "sun" : "moon"} />
      </ActionIcon>
    </Tooltip>
  );
}

function Account({ session }: { readonly session: SessionView }): ReactNode {
  const client = useQueryClient();
  const { officer } = session;
  const text = words.shell.account;
  async function signOut(): Promise<void> {
    await heed.signOut().catch(() => undefined); // a session that is gone already is signed out too
    choosePurpose(undefined);
    forgetAll();
    tourTo(undefined);
    client.clear();
    client.setQueryData(keys.session, null);
  }
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <Button variant="default" size="xs" leftSection={<Icon name="person" size={14} />} data-tour="account">
          <bdi>{officer.name}</bdi>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles["account"]}>
          <strong>
            <bdi>{officer.name}</bdi>
          </strong>
          <span>{officer.post}</span>
          <span>
            {text.roles}: {officer.roles.map((role) => words.nouns.roles[role]).join(", ")}
          </span>
        </div>
        <Menu.Divider />
        <LanguageItems />
        <Menu.Divider />
        <Menu.Item component="a" href="/v1/openapi.json" target="_blank">
          {text.interface}
        </Menu.Item>
        <Menu.Item onClick={() => void signOut()}>{text.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The languages of the pages, each in its own words. The choice is kept for the officer, and by this screen until he signs in. */
function LanguageItems(): ReactNode {
  const { change } = useSettings();
  return (
    <>
      <Menu.Label>{words.shell.account.language}</Menu.Label>
      {PageLanguage.options.map((one) => (
        <Menu.Item key={one} lang={one} onClick={() => void change({ language: one }).then(() => turnTo(one))} {...(one === language ? { "aria-current": "true" as const, leftSection: <Icon name="check" size={14} /> } : { leftSection: <span className={styles["unticked"]} /> })}>
          {languages[one]}
        </Menu.Item>
      ))}
    </>
  );
}
