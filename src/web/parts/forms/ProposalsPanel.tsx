import { Button, Checkbox } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import type { Proposal } from "../../../domain/movement.ts";
import { heed } from "../../api/heed.ts";
import { useAct } from "../../api/queries.ts";
import { Panel } from "../../ui/Panel.tsx";
import { words } from "../../words/words.ts";
import { Failure } from "../Failure.tsx";
import { useAuthorityNames } from "../Named.tsx";
import styles from "./Fields.module.css";
import type { BodyInput } from "./message-draft.ts";

/**
 * Whom an event touches: destination, residence and every nationality, asked of the node. A box is ticked for whoever is proposed; an
 * officer confirms each. A state outside the Union is never ticked for him, and cannot be ticked while protection is claimed, held or unknown.
 */
export function ProposalsPanel({ body, to, onChange }: { readonly body: BodyInput | undefined; readonly to: readonly string[]; readonly onChange: (to: readonly string[]) => void }): ReactNode {
  const [found, setFound] = useState<readonly Proposal[]>();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const name = useAuthorityNames();
  const text = words.movement;
  const ask = useAct(
    (asked: BodyInput) => heed.proposals(asked),
    (proposals) => {
      setFound(proposals as readonly Proposal[]);
      setTicked(proposals.filter((one) => one.ticked && one.authority !== null && !to.includes(one.authority)).map((one) => one.authority!));
    },
  );
  const open = (found ?? []).filter((one) => one.authority !== null && !to.includes(one.authority));
  return (
    <Panel title={text.title} aside={text.about}>
      <div className={styles["stack"]}>
        <div>
          <Button variant="default" size="xs" disabled={body === undefined} loading={ask.isPending} onClick={() => (body === undefined ? undefined : ask.mutate(body))}>
            {text.ask}
          </Button>
          {body === undefined ? <span className={styles["legend"]}> {text.incomplete}</span> : null}
        </div>
        <Failure problem={ask.problem} />
        {found === undefined ? null : found.length === 0 ? <p className={styles["legend"]}>{text.nobody}</p> : (
          <div className={styles["checks"]}>
            {found.map((one) => (
              <Line key={one.country} proposal={one} name={one.authority === null ? "" : name(one.authority)} addressed={one.authority !== null && to.includes(one.authority)} checked={one.authority !== null && (to.includes(one.authority) || ticked.includes(one.authority))} onTick={(on) => setTicked(on ? [...ticked, one.authority!] : ticked.filter((id) => id !== one.authority))} />
            ))}
          </div>
        )}
        {open.length === 0 ? null : (
          <div>
            <Button size="xs" disabled={ticked.length === 0} onClick={() => onChange([...to, ...ticked.filter((id) => !to.includes(id))])}>
              {text.add}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}

function Line({ proposal, name, addressed, checked, onTick }: { readonly proposal: Proposal; readonly name: string; readonly addressed: boolean; readonly checked: boolean; readonly onTick: (on: boolean) => void }): ReactNode {
  const text = words.movement;
  const { country, why, authority, ticked, blocked } = proposal;
  const note = [why.map((one) => text.why[one]).join(", "), ...(authority === null ? [text.unknown] : addressed ? [text.addressed] : blocked ? [text.blocked] : ticked ? [] : [words.forms.outsideUnion])].join(" · ");
  return <Checkbox label={<bdi>{authority === null ? country : `${name} (${country})`}</bdi>} description={note} checked={checked} disabled={authority === null || addressed || blocked} onChange={(event) => onTick(event.currentTarget.checked)} />;
}
