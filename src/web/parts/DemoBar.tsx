import { Button, Menu, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { heed } from "../api/heed.ts";
import { useAct } from "../api/queries.ts";
import type { NodeView } from "../api/shapes.ts";
import { clockText, momentText, zoneText } from "../time/format.ts";
import { setNodeClock, useNow } from "../time/now.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import { words } from "../words/words.ts";
import styles from "./DemoBar.module.css";
import { Failure } from "./Failure.tsx";

/** To a date, to the next event of the record, or by a length of time counted from where the node's clock stands. */
type Move = { readonly to: string } | { readonly by: string };

/** In the demonstration: which of the nodes this is, the clock they share, and the way to move both. */
export function DemoBar({ node }: { readonly node: NodeView }): ReactNode {
  const text = words.shell.demo;
  const now = useNow();
  const at = new Date(now).toISOString();
  const zone = node.self.timeZone;
  const [choosing, setChoosing] = useState(false);
  const move = useAct(
    (to: Move) => heed.moveClock(to),
    (moved) => setNodeClock(moved.now, false),
  );
  return (
    <div className={styles["bar"]} role="region" aria-label={text.label}>
      <strong>{text.label}</strong>
      <nav aria-label={text.nodes} data-tour="nodes" className={styles["nodes"]}>
        {(node.demoNodes ?? []).map((one) => (
          <a key={one.id} href={one.url} title={one.name} {...(one.id === node.self.id ? { "aria-current": "true" as const } : {})}>
            <bdi>{shortName(one.name)}</bdi>
          </a>
        ))}
      </nav>
      <span className={styles["gap"]} />
      <span role="status" className={`${styles["clock"]} numbers`}>
        {move.isPending ? text.moving : `${text.clock} ${clockText(at, zone)} ${zoneText(at, zone)}`}
      </span>
      <Button size="compact-xs" variant="white" data-tour="clock" loading={move.isPending} onClick={() => move.mutate({ to: "next" })} rightSection={<Icon name="arrow-right" size={12} />}>
        {text.next}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button size="compact-xs" variant="white" disabled={move.isPending} rightSection={<Icon name="chevron" size={12} />}>
            {text.move}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => move.mutate({ by: "PT1H" })}>{text.hour}</Menu.Item>
          <Menu.Item onClick={() => move.mutate({ by: "P1D" })}>{text.day}</Menu.Item>
          <Menu.Item onClick={() => move.mutate({ by: "P7D" })}>{text.week}</Menu.Item>
          <Menu.Item onClick={() => setChoosing(true)}>{text.to}…</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {choosing ? <DateChooser from={at} zone={zone} onClose={() => setChoosing(false)} onChoose={(to) => move.mutate({ to })} /> : null}
      {move.problem === undefined ? null : (
        <Dialog opened onClose={() => move.reset()} title={text.move} close={words.shell.close}>
          <Failure problem={move.problem} />
        </Dialog>
      )}
    </div>
  );
}

/** A name of two parts is told from the others by the last, its place. */
function shortName(name: string): string {
  return name.slice(name.lastIndexOf(",") + 1).trim();
}

function DateChooser({ from, zone, onClose, onChoose }: { readonly from: string; readonly zone: string; readonly onClose: () => void; readonly onChoose: (to: string) => void }): ReactNode {
  const [day, setDay] = useState(from.slice(0, 10));
  const to = /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(`${day}T12:00:00.000Z`)) ? `${day}T12:00:00.000Z` : undefined;
  const forward = to !== undefined && to > from;
  return (
    <Dialog opened onClose={onClose} title={words.shell.demo.to} size="sm" close={words.shell.close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!forward || to === undefined) return;
          onChoose(to);
          onClose();
        }}
      >
        <TextInput label={words.shell.demo.dayField} value={day} onChange={(event) => setDay(event.currentTarget.value)} description={forward && to !== undefined ? momentText(to, zone) : words.shell.demo.onlyForward} data-autofocus />
        <Button type="submit" mt="md" disabled={!forward}>
          {words.shell.demo.move}
        </Button>
      </form>
    </Dialog>
  );
}
