import type { ReactNode } from "react";
import { Link } from "wouter";
import type { OpenMatter } from "../api/shapes.ts";
import { Chip } from "../ui/Chip.tsx";
import { words } from "../words/words.ts";
import { KnownDate } from "./Moment.tsx";
import { AuthorityName, useAuthorityNames } from "./Named.tsx";
import list from "../ui/List.module.css";
import styles from "./OpenMatters.module.css";

/** What is open on a person: here, and elsewhere as far as messages matter.words. */
export function OpenMatters({ matters, threadOf }: { readonly matters: readonly OpenMatter[]; readonly threadOf: ReadonlyMap<string, string> }): ReactNode {
  if (matters.length === 0) return <p className={list["none"]}>{words.dossier.openNone}</p>;
  return (
    <ul className={list["list"]}>
      {matters.map((one) => (
        <li key={`${one.kind}${one.id}${one.at}`}>
          <Matter matter={one} thread={threadOf.get(one.message ?? one.id)} />
        </li>
      ))}
    </ul>
  );
}

function Matter({ matter, thread }: { readonly matter: OpenMatter; readonly thread: string | undefined }): ReactNode {
  const nameOf = useAuthorityNames();
  const href = matter.kind === "watch-file" ? `/watch-files/${encodeURIComponent(matter.id)}` : thread === undefined ? undefined : `/threads/${encodeURIComponent(thread)}`;
  return (
    <>
      <div dir="auto">{href === undefined ? matter.words : <Link href={href}>{matter.words}</Link>}</div>
      <div className={styles["quiet"]}>
        {matter.words.includes(nameOf(matter.at)) ? null : <AuthorityName id={matter.at} />}
        {matter.due === null ? null : (
          <span>
            {" "}
            {words.decisions.due} <KnownDate date={matter.due} />
          </span>
        )}
        {matter.candidate ? (
          <>
            {" "}
            <Chip tone="soon">{words.dossier.candidate}</Chip>
          </>
        ) : null}
      </div>
    </>
  );
}
