import { Button, Checkbox, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";
import { heed } from "../api/heed.ts";
import { useAct, useSession } from "../api/queries.ts";
import type { Shift } from "../api/shapes.ts";
import { Failure, Loaded } from "../parts/Failure.tsx";
import { instantTyped } from "../parts/forms/InstantField.tsx";
import { OfficerField } from "../parts/forms/OfficerField.tsx";
import { useZone } from "../parts/Moment.tsx";
import { useOfficerNames } from "../parts/Named.tsx";
import { ShiftLines, ShiftSheet } from "../parts/ShiftSheet.tsx";
import { useKept } from "../session/kept.ts";
import { localText } from "../time/format.ts";
import { nodeNow } from "../time/now.ts";
import { Notice } from "../ui/Notice.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { Panel } from "../ui/Panel.tsx";
import { words } from "../words/words.ts";
import list from "../ui/List.module.css";
import styles from "./ShiftPage.module.css";

/** A shift is eight hours unless somebody says otherwise. */
const SHIFT_MS = 8 * 3_600_000;

interface Draft {
  readonly to: string;
  readonly until: string;
  readonly text: string;
  readonly promised: readonly { readonly to: string; readonly words: string; readonly by: string }[];
  readonly also: boolean;
}

/** The change of shift: what is left to whoever comes, what falls due before he goes, what was promised by telephone; signed by both. */
export function ShiftPage(): ReactNode {
  const zone = useZone();
  const me = useSession().data?.officer.id;
  const nameOf = useOfficerNames();
  const [draft, setDraft, forget] = useKept<Draft>("shift", () => ({ to: "", until: localText(new Date(nodeNow() + SHIFT_MS).toISOString(), zone), text: "", promised: [], also: false }));
  const typed = instantTyped(draft.until, zone);
  const [first] = useState(() => new Date(nodeNow() + SHIFT_MS).toISOString());
  const until = typed ?? first;
  const found = useQuery({ queryKey: ["shifts", until], queryFn: () => heed.shifts(until) });
  const text = words.shift;
  return (
    <>
      <PageHead title={text.title} below={<span>{text.below}</span>} />
      <Loaded asked={found}>
        {(view) => {
          const waiting = view.shifts.filter((one) => one.to === me && one.takenAt === null);
          const others = view.shifts.filter((one) => !waiting.includes(one));
          return (
            <div className={styles["panels"]}>
              {waiting.map((one) => (
                <Panel key={one.id} tone="attention" title={text.waiting(nameOf(one.from))}>
                  <ShiftSheet shift={one} />
                  <Taking shift={one} />
                </Panel>
              ))}
              <Panel title={text.leave}>
                <Leaving draft={draft} set={setDraft} until={typed} mine={[...new Set(view.mine.flatMap((one) => one.item ?? []))]} onLeft={() => forget()}>
                  <ShiftLines title={text.mine} none={text.mineNone} lines={view.mine} />
                  <ShiftLines title={text.due} none={text.dueNone} lines={view.due} owned />
                </Leaving>
              </Panel>
              <Panel title={text.history}>
                {others.length === 0 ? <p className={list["none"]}>{text.historyNone}</p> : null}
                {others.map((one) => (
                  <ShiftSheet key={one.id} shift={one} folded />
                ))}
              </Panel>
            </div>
          );
        }}
      </Loaded>
    </>
  );
}

function Taking({ shift }: { readonly shift: Shift }): ReactNode {
  const take = useAct(() => heed.takeShift(shift.id));
  return (
    <>
      <Failure problem={take.problem} />
      <Button size="sm" loading={take.isPending} onClick={() => take.mutate(undefined)}>
        {words.shift.take}
      </Button>
    </>
  );
}

function Leaving({ draft, set, until, mine, onLeft, children }: { readonly draft: Draft; readonly set: (next: Draft) => void; readonly until: string | undefined; readonly mine: readonly string[]; readonly onLeft: () => void; readonly children: ReactNode }): ReactNode {
  const [key] = useState(() => crypto.randomUUID());
  const [wanted, setWanted] = useState(false);
  const zone = useZone();
  const text = words.shift;
  const leave = useAct(
    async (at: string) => {
      const promised = draft.promised.filter((one) => one.words.trim() !== "").map((one) => ({ to: one.to.trim(), words: one.words.trim(), ...given(instantTyped(one.by, zone)) }));
      await heed.leaveShift({ to: draft.to, until: at, text: draft.text, promised }, key);
      if (draft.also && mine.length > 0) await heed.handOverItems([...mine], draft.to, text.alsoReasons);
    },
    () => {
      set({ ...draft, to: "", text: "", promised: [], also: false });
      onLeft();
      setWanted(false);
    },
  );
  const change = (part: Partial<Draft>) => set({ ...draft, ...part });
  const promise = (index: number, part: Partial<Draft["promised"][number]>) => change({ promised: draft.promised.map((one, at) => (at === index ? { ...one, ...part } : one)) });
  return (
    <form
      className={styles["form"]}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setWanted(true);
        const whole = draft.promised.every((one) => one.words.trim() === "" || one.to.trim() !== "");
        if (draft.to !== "" && until !== undefined && whole && !leave.isPending) leave.mutate(until);
      }}
    >
      <div className={styles["pair"]}>
        <OfficerField label={text.to} value={draft.to} onChange={(to) => change({ to })} error={wanted && draft.to === "" ? words.forms.missing : undefined} />
        <TextInput label={text.until} description={text.untilHelp(zone)} value={draft.until} onChange={(event) => change({ until: event.currentTarget.value })} error={until === undefined ? words.forms.notMoment : undefined} required />
      </div>
      <Textarea label={text.text} value={draft.text} onChange={(event) => change({ text: event.currentTarget.value })} autosize minRows={3} dir="auto" />
      <fieldset className={styles["promised"]}>
        <legend>{text.promised}</legend>
        {draft.promised.map((one, index) => (
          // The rows have nothing of their own but their place.
          <div key={`promise-${draft.promised.length}-${String(index)}`} className={styles["promise"]}>
            <TextInput label={text.promise.to} value={one.to} onChange={(event) => promise(index, { to: event.currentTarget.value })} error={wanted && one.words.trim() !== "" && one.to.trim() === "" ? words.forms.missing : undefined} dir="auto" />
            <TextInput label={text.promise.words} value={one.words} onChange={(event) => promise(index, { words: event.currentTarget.value })} dir="auto" />
            <TextInput label={text.promise.by} placeholder="2015-07-14 10:40" value={one.by} onChange={(event) => promise(index, { by: event.currentTarget.value })} error={one.by.trim() !== "" && instantTyped(one.by, zone) === undefined ? words.forms.notMoment : undefined} />
            <Button variant="default" size="compact-sm" onClick={() => change({ promised: draft.promised.filter((_, at) => at !== index) })}>
              {text.promise.remove}
            </Button>
          </div>
        ))}
        <Button variant="default" size="compact-sm" onClick={() => change({ promised: [...draft.promised, { to: "", words: "", by: "" }] })}>
          {text.promise.add}
        </Button>
      </fieldset>
      {children}
      {mine.length === 0 ? null : <Checkbox label={text.also} description={text.alsoHelp} checked={draft.also} onChange={(event) => change({ also: event.currentTarget.checked })} />}
      <Failure problem={leave.problem} />
      {leave.isSuccess ? (
        <Notice role="status">
          <p>{text.signed}</p>
        </Notice>
      ) : null}
      <div>
        <Button type="submit" size="sm" loading={leave.isPending}>
          {text.sign}
        </Button>
      </div>
    </form>
  );
}

function given(by: string | undefined): { readonly by?: string } {
  return by === undefined ? {} : { by };
}
