import { Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import type { PlacedClaim } from "../../domain/claim.ts";
import { Chip } from "../ui/Chip.tsx";
import { words } from "../words/words.ts";
import { sourceText } from "./description.ts";
import { KnownDate, Moment } from "./Moment.tsx";
import { AuthorityName } from "./Named.tsx";
import { claimText } from "./statement.ts";
import base from "../ui/Table.module.css";
import styles from "./ClaimTable.module.css";

/** Claims shown before one asks for more. */
const MOST_CLAIMS = 100;

/** Claims side by side, each with who says it and how good it is. None overwrites another. */
export function ClaimTable({ claims, placed = true, against, caption }: { readonly claims: readonly PlacedClaim[]; /** Whether to say who provided each and since when it is known here. */ readonly placed?: boolean; /** In words, why a claim cannot stand beside others. */ readonly against?: ReadonlyMap<string, readonly string[]>; readonly caption: string }): ReactNode {
  const { columns } = words.person;
  const [most, setMost] = useState(MOST_CLAIMS);
  return (
    <>
    <table className={`${base["table"]} ${styles["claims"]}`}>
      <caption className={base["caption"]}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.claim}</th>
          {placed ? <th scope="col">{columns.by}</th> : null}
          <th scope="col">{columns.grade}</th>
          <th scope="col">{columns.basis}</th>
          {placed ? <th scope="col">{columns.when}</th> : null}
        </tr>
      </thead>
      <tbody>
        {claims.slice(0, most).map((one) => (
          <ClaimRow key={one.id} one={one} placed={placed} against={against?.get(one.id) ?? []} />
        ))}
      </tbody>
    </table>
    {claims.length > most ? (
      <Button variant="default" size="compact-sm" mt={8} onClick={() => setMost(most + MOST_CLAIMS)}>
        {words.dossier.lanes.more(Math.min(MOST_CLAIMS, claims.length - most))}
      </Button>
    ) : null}
    </>
  );
}

function ClaimRow({ one, placed, against }: { readonly one: PlacedClaim; readonly placed: boolean; readonly against: readonly string[] }): ReactNode {
  const { claim } = one;
  const source = sourceText(claim);
  return (
    <tr data-against={against.length > 0}>
      <td>
        <span dir="auto">{claimText(claim.says)}</span>
        {source === undefined && claim.saidOn === undefined ? null : (
          <div className={styles["source"]}>
            {source}
            {claim.saidOn === undefined ? null : (
              <>
                {source === undefined ? null : ", "}
                {words.person.said} <KnownDate date={claim.saidOn} />
              </>
            )}
          </div>
        )}
        {claim.disputes === undefined ? null : <Chip tone="soon">{words.person.disputed}</Chip>}
        {against.map((why) => (
          <div key={why} className={styles["against"]}>
            <Chip tone="soon" icon="dispute">
              {why}
            </Chip>
          </div>
        ))}
      </td>
      {placed ? (
        <td>
          <AuthorityName id={one.provider} />
        </td>
      ) : null}
      <td title={words.person.gradeHelp}>{claim.grade}</td>
      <td>{claim.basis === "fact" ? words.person.fact : words.person.assessment}</td>
      {placed ? (
        <td>
          <Moment at={one.knownAt} show="day" />
        </td>
      ) : null}
    </tr>
  );
}
