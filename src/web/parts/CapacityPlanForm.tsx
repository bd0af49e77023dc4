import { Button, Checkbox, NumberInput, TextInput } from "@mantine/core";
import { useState } from "react";
import type { FormEvent, ReactNode } from "react";
import type { CapacityPlan } from "../../domain/capacity-plan.ts";
import { heed } from "../api/heed.ts";
import { useAct, useNode, useSession, useStaff } from "../api/queries.ts";
import { usePurpose } from "../session/purpose.ts";
import { Notice } from "../ui/Notice.tsx";
import { Panel } from "../ui/Panel.tsx";
import { words } from "../words/words.ts";
import { mayDo } from "./acts/openness.ts";
import { Failure } from "./Failure.tsx";
import styles from "./forms/Fields.module.css";
import { officerLabel } from "./forms/OfficerField.tsx";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

interface Draft {
  readonly team: string;
  readonly officers: readonly string[];
  readonly days: readonly string[];
  readonly from: string;
  readonly until: string;
  readonly acknowledge: number;
  readonly answer: number;
  readonly other: number;
  readonly everyHours: number;
}

/** Who works when and what a duty takes, for one team; further teams are recorded through the interface. */
export function CapacityPlanForm({ plan }: { readonly plan: CapacityPlan | undefined }): ReactNode {
  const zone = useNode().data?.self.timeZone ?? "UTC";
  const staff = useStaff().filter((one) => one.active && !one.roles.every((role) => role === "dpo" || role === "oversight" || role === "administrator"));
  const session = useSession().data;
  const hasCase = (usePurpose()?.case ?? "") !== "";
  const [draft, setDraft] = useState<Draft>(() => startOf(plan));
  const [wanted, setWanted] = useState(false);
  const text = words.capacity.plan;
  const act = useAct(() => heed.planCapacity(planOf(draft, zone, plan)));
  if (session === null || session === undefined) return null;
  const openness = mayDo(session, "planCapacity", hasCase);
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const complete = draft.team.trim() !== "" && draft.officers.length > 0 && draft.days.length > 0;
  function submit(event: FormEvent): void {
    event.preventDefault();
    setWanted(true);
    if (complete && !act.isPending && openness.open) act.mutate(undefined);
  }
  const minutes = (field: "acknowledge" | "answer" | "other") => <NumberInput label={text[field]} value={draft[field]} min={0.1} max={10_000} onChange={(value) => set({ [field]: Number(value) })} required />;
  const picks = (label: string, field: "officers" | "days", options: readonly { readonly value: string; readonly label: string }[]) => (
    <Checkbox.Group label={label} value={[...draft[field]]} onChange={(value) => set({ [field]: value })} error={wanted && draft[field].length === 0 ? words.forms.missing : undefined} required>
      <div className={styles["row"]}>
        {options.map((one) => (
          <Checkbox key={one.value} value={one.value} label={one.label} />
        ))}
      </div>
    </Checkbox.Group>
  );
  return (
    <Panel title={text.title} aside={text.about}>
      <form onSubmit={submit} className={styles["stack"]} noValidate>
        <div className={styles["grid"]}>
          <TextInput label={text.team} value={draft.team} onChange={(event) => set({ team: event.currentTarget.value })} error={wanted && draft.team.trim() === "" ? words.forms.missing : undefined} required />
          <TextInput label={text.from} value={draft.from} onChange={(event) => set({ from: event.currentTarget.value })} className="numbers" required />
          <TextInput label={text.until} value={draft.until} onChange={(event) => set({ until: event.currentTarget.value })} className="numbers" required />
        </div>
        {picks(text.officers, "officers", staff.map((one) => ({ value: one.id, label: officerLabel(one) })))}
        {picks(text.days, "days", DAYS.map((day) => ({ value: day, label: text.dayNames[day] })))}
        <div className={styles["grid"]}>
          {minutes("acknowledge")}
          {minutes("answer")}
          {minutes("other")}
          <NumberInput label={text.every} value={draft.everyHours} min={1} max={24} onChange={(value) => set({ everyHours: Number(value) })} required />
        </div>
        <Failure problem={act.problem} />
        {act.isSuccess ? <Notice tone="good" role="status">{text.recorded}</Notice> : null}
        <div>
          <Button type="submit" size="sm" loading={act.isPending} disabled={!openness.open} title={openness.open ? undefined : openness.why}>
            {text.submit}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

function startOf(plan: CapacityPlan | undefined): Draft {
  const team = plan?.teams[0];
  const week = team === undefined || team.hours === "always" ? undefined : team.hours.week;
  const first = week === undefined ? undefined : DAYS.flatMap((day) => week[day] ?? [])[0];
  return {
    team: team?.name ?? "",
    officers: team?.officers ?? [],
    days: week === undefined ? (team === undefined ? DAYS.slice(0, 5) : DAYS) : DAYS.filter((day) => (week[day] ?? []).length > 0),
    from: first?.[0] ?? (team === undefined ? "08:00" : "00:00"),
    until: first?.[1] ?? (team === undefined ? "16:00" : "24:00"),
    acknowledge: plan?.minutes.acknowledge ?? 5,
    answer: plan?.minutes.answer ?? 45,
    other: plan?.minutes.other ?? 20,
    everyHours: plan?.everyHours ?? 8,
  };
}

/** The plan as the node takes it, with every team but the first as it was. */
function planOf(draft: Draft, zone: string, before: CapacityPlan | undefined): Parameters<typeof heed.planCapacity>[0] {
  const id = before?.teams[0]?.id ?? "team-1";
  const hours = { zone, week: Object.fromEntries(draft.days.map((day) => [day, [[draft.from.trim(), draft.until.trim()]]])) };
  const { acknowledge, answer, other, everyHours } = draft;
  return { teams: [{ id, name: draft.team.trim(), officers: [...draft.officers], hours }, ...(before?.teams.slice(1) ?? [])], minutes: { acknowledge, answer, other }, everyHours };
}
