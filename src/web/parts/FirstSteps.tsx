import type { ReactNode } from "react";
import { Link } from "wouter";
import { useAuthorities, useStaff } from "../api/queries.ts";
import { Icon } from "../ui/Icon.tsx";
import { words } from "../words/words.ts";
import styles from "./FirstSteps.module.css";

/** What a node needs that has nothing yet, in order, each step done or with what does it. */
export function FirstSteps(): ReactNode {
  const text = words.firstSteps;
  const staff = useStaff().filter((one) => one.active && one.roles.some((role) => role !== "administrator" && role !== "dpo" && role !== "oversight")).length;
  const peers = useAuthorities().length - 1;
  return (
    <section className={styles["first"]}>
      <h2 className={styles["title"]}>{text.title}</h2>
      <p className={styles["about"]}>{text.about}</p>
      <ol className={styles["steps"]}>
        <Step title={text.staff.title} done={staff > 1 ? text.staff.done(staff) : undefined} command="heed node staff add FOLDER --id lea --name “Léa Martin” --post “Liaison officer” --role liaison">
          {text.staff.open}
        </Step>
        <Step title={text.peers.title} done={peers > 0 ? text.peers.done(peers) : undefined} command="heed node peer add FOLDER brussels.json">
          {text.peers.open}
        </Step>
        <Step title={text.first.title}>
          {text.first.open} <Link href="/compose">{words.shell.pages.compose}</Link> · <Link href="/record">{words.shell.pages.record}</Link>
        </Step>
      </ol>
    </section>
  );
}

function Step({ title, done, command, children }: { readonly title: string; /** What has been done, once it is. */ readonly done?: string | undefined; readonly command?: string; readonly children: ReactNode }): ReactNode {
  return (
    <li className={styles["step"]} data-done={done !== undefined}>
      <Icon name={done === undefined ? "arrow-right" : "check"} size={16} />
      <div>
        <strong>{title}</strong>
        <div>{done ?? children}</div>
        {done !== undefined || command === undefined ? null : (
          <div className={styles["command"]}>
            {words.firstSteps.command} <code>{command}</code>
          </div>
        )}
      </div>
    </li>
  );
}
