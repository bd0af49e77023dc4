import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { FormEvent, ReactNode } from "react";
import { PageLanguage } from "../../domain/settings.ts";
import { heed } from "../api/heed.ts";
import { keys, useAct } from "../api/queries.ts";
import type { NodeView, SessionView } from "../api/shapes.ts";
import { Failure } from "../parts/Failure.tsx";
import { forgetAll } from "../session/kept.ts";
import { choosePurpose, purposeHolder } from "../session/purpose.ts";
import { tourTo } from "../session/tour.ts";
import { Icon } from "../ui/Icon.tsx";
import { language, languages, turnTo, words } from "../words/words.ts";
import styles from "./LoginPage.module.css";

/** Where an officer signs in, and where one whose password somebody else set chooses his own. */
export function LoginPage({ node, session }: { readonly node: NodeView; readonly session: SessionView | null }): ReactNode {
  useEffect(() => {
    document.title = `${words.login.title} · Heed`;
  }, []);
  return (
    <main className={styles["page"]}>
      <div className={styles["card"]}>
        <p className={styles["mark"]}>
          <Icon name="bell" size={20} /> {words.shell.product}
        </p>
        <p className={styles["node"]}>
          {words.login.node} <bdi>{node.self.name}</bdi>
        </p>
        {session === null ? <SignIn node={node} /> : <ChoosePassword />}
        <ul className={styles["languages"]} aria-label={words.shell.account.language}>
          {PageLanguage.options.map((one) => (
            <li key={one} lang={one}>
              <button type="button" onClick={() => turnTo(one)} {...(one === language ? { "aria-current": "true" as const } : {})}>
                {languages[one]}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </main>
  );
}

function SignIn({ node }: { readonly node: NodeView }): ReactNode {
  const client = useQueryClient();
  const [officer, setOfficer] = useState("");
  const [password, setPassword] = useState("");
  const signIn = useAct(
    (who: { readonly officer: string; readonly password: string; readonly tour?: boolean }) => heed.signIn(who.officer, who.password),
    (session, { tour }) => {
      // Somebody else sits down: nothing of the one before stays, neither what he typed nor why he worked.
      if (purposeHolder() !== session.officer.id) {
        choosePurpose(undefined);
        forgetAll();
      }
      if (tour === true) {
        choosePurpose({ officer: session.officer.id, purpose: words.tour.purpose, case: "" });
        tourTo(0);
      }
      client.setQueryData(keys.session, session);
      // Whoever has chosen a language has it at every screen.
      if (session.settings.language !== undefined) turnTo(session.settings.language);
    },
  );
  const accounts = node.demo ? (node.demoOfficers ?? []) : [];
  /** The tour begins at the desk of a liaison officer. */
  function takeTour(): void {
    const guide = accounts.find((one) => /liaison/i.test(one.post)) ?? accounts[0];
    if (guide === undefined) return;
    signIn.mutate({ officer: guide.id, password: guide.password, tour: true });
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    signIn.mutate({ officer: officer.trim(), password });
  }
  return (
    <>
      <form onSubmit={submit} className={styles["form"]}>
        <h1 className={styles["title"]}>{words.login.title}</h1>
        <TextInput label={words.login.officer} value={officer} onChange={(event) => setOfficer(event.currentTarget.value)} autoComplete="username" required withAsterisk={false} />
        <PasswordInput label={words.login.password} value={password} onChange={(event) => setPassword(event.currentTarget.value)} autoComplete="current-password" required withAsterisk={false} />
        <Failure problem={signIn.problem} />
        <Button type="submit" size="sm" loading={signIn.isPending}>
          {words.login.submit}
        </Button>
      </form>
      {accounts.length === 0 ? null : (
        <section className={styles["demo"]} aria-label={words.login.demo}>
          <Button fullWidth size="sm" variant="outline" loading={signIn.isPending} leftSection={<Icon name="arrow-right" size={14} />} onClick={() => takeTour()}>
            {words.tour.offer}
          </Button>
          <p className={styles["about"]}>{words.tour.offerAbout}</p>
          <h2 className={styles["subtitle"]}>{words.login.demo}</h2>
          <p className={styles["about"]}>{words.login.demoAbout}</p>
          <ul className={styles["accounts"]}>
            {accounts.map((one) => (
              <li key={one.id}>
                <Button variant="default" fullWidth justify="space-between" size="sm" disabled={signIn.isPending} onClick={() => signIn.mutate({ officer: one.id, password: one.password })} rightSection={<span className={styles["post"]}>{one.post === one.name ? one.id : one.post}</span>}>
                  <bdi>{one.name}</bdi>
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function ChoosePassword(): ReactNode {
  const client = useQueryClient();
  const [old, setOld] = useState("");
  const [next, setNext] = useState("");
  const [again, setAgain] = useState("");
  const text = words.login.newPassword;
  const change = useAct(
    () => heed.changePassword(old, next),
    () => void client.invalidateQueries({ queryKey: keys.session }),
  );
  const differ = again !== "" && again !== next;
  return (
    <form
      className={styles["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (!differ) change.mutate(undefined);
      }}
    >
      <h1 className={styles["title"]}>{text.title}</h1>
      <p className={styles["about"]}>{text.about}</p>
      <PasswordInput label={text.old} value={old} onChange={(event) => setOld(event.currentTarget.value)} autoComplete="current-password" required withAsterisk={false} />
      <PasswordInput label={text.next} value={next} onChange={(event) => setNext(event.currentTarget.value)} autoComplete="new-password" required withAsterisk={false} />
      <PasswordInput label={text.again} value={again} onChange={(event) => setAgain(event.currentTarget.value)} autoComplete="new-password" error={differ ? text.differ : undefined} required withAsterisk={false} />
      <Failure problem={change.problem} />
      <Button type="submit" size="sm" loading={change.isPending}>
        {text.submit}
      </Button>
    </form>
  );
}
