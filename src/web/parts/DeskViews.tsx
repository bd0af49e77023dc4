import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { useSettings } from "../api/queries.ts";
import { momentText } from "../time/format.ts";
import { nodeNow } from "../time/now.ts";
import { FormDialog } from "../ui/FormDialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import { words } from "../words/words.ts";
import styles from "./DeskViews.module.css";
import { useZone } from "./Moment.tsx";

/** What came in since the officer looked, and the views of the desk he gave a name: links, with their filters in the address. */
export function DeskViews({ address, whole, came, showCame, filtered }: { /** Where one is. */ readonly address: string; readonly whole: string; readonly came: number | undefined; readonly showCame: string | undefined; readonly filtered: boolean }): ReactNode {
  const { settings, change } = useSettings();
  const [naming, setNaming] = useState(false);
  const zone = useZone();
  const text = words.desk;
  const kept = settings.views.some((one) => one.address === address);
  return (
    <div className={styles["row"]}>
      <span className={styles["came"]} role="status">
        {settings.lookedAt === undefined ? text.notLooked : text.came(came ?? 0, momentText(settings.lookedAt, zone))}
        {came === undefined || came === 0 || showCame === undefined ? null : <Link href={showCame}>{text.showCame}</Link>}
        <Button variant="default" size="compact-xs" onClick={() => void change({ lookedAt: new Date(nodeNow()).toISOString() as NonNullable<typeof settings.lookedAt> })}>
          {text.haveLooked}
        </Button>
      </span>
      <nav aria-label={text.views} className={styles["views"]}>
        {settings.views.length === 0 && !filtered ? null : (
          <Link href={whole} className={styles["view"] ?? ""} data-here={!filtered}>
            {text.whole}
          </Link>
        )}
        {settings.views.map((view) => (
          <span key={view.name} className={styles["view"]} data-here={view.address === address}>
            <Link href={view.address} {...(view.address === address ? { "aria-current": "true" as const } : {})}>
              <bdi>{view.name}</bdi>
            </Link>
            <button type="button" aria-label={text.dropView(view.name)} onClick={() => void change({ views: settings.views.filter((one) => one !== view) })}>
              <Icon name="close" size={11} />
            </button>
          </span>
        ))}
        {filtered && !kept ? (
          <Button variant="subtle" size="compact-xs" leftSection={<Icon name="plus" size={12} />} onClick={() => setNaming(true)}>
            {text.saveView}
          </Button>
        ) : null}
      </nav>
      {naming ? <NameView onClose={() => setNaming(false)} onName={(name) => void change({ views: [...settings.views.filter((one) => one.name !== name), { name, address }] })} /> : null}
    </div>
  );
}

function NameView({ onName, onClose }: { readonly onName: (name: string) => void; readonly onClose: () => void }): ReactNode {
  const [name, setName] = useState("");
  const text = words.desk;
  return (
    <FormDialog
      opened
      title={text.saveView}
      submit={text.saveView}
      cancel={words.shell.cancel}
      onClose={onClose}
      onSubmit={() => {
        if (name.trim() === "") return;
        onName(name.trim());
        onClose();
      }}
    >
      <TextInput label={text.viewName} value={name} maxLength={60} onChange={(event) => setName(event.currentTarget.value)} data-autofocus required />
    </FormDialog>
  );
}
