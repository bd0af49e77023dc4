import { Checkbox } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";
import type { ForecastView } from "../../contract/capacity.ts";
import type { MissedDuty, TeamForecast } from "../../domain/capacity-plan.ts";
import { problemIn } from "../api/call.ts";
import { heed } from "../api/heed.ts";
import { useAct, useSession } from "../api/queries.ts";
import { ActButton } from "../parts/acts/ActButton.tsx";
import { mayDo } from "../parts/acts/openness.ts";
import { ReasonsDialog } from "../parts/acts/ReasonsDialog.tsx";
import { CapacityPlanForm } from "../parts/CapacityPlanForm.tsx";
import { Loaded } from "../parts/Failure.tsx";
import { Moment } from "../parts/Moment.tsx";
import { AuthorityName } from "../parts/Named.tsx";
import { usePurpose } from "../session/purpose.ts";
import { Chip } from "../ui/Chip.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Notice } from "../ui/Notice.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { Panel } from "../ui/Panel.tsx";
import { Table } from "../ui/Table.tsx";
import { wordFor, words } from "../words/words.ts";
import styles from "./CapacityPage.module.css";

/** What each team will miss at its present staffing, and the decision to let some of it lapse. */
export function CapacityPage(): ReactNode {
  const found = useQuery({ queryKey: ["forecast"], queryFn: () => heed.forecast(), retry: false });
  const text = words.capacity;
  const none = found.isError && problemIn(found.error).code === "capacity.no-plan";
  return (
    <>
      <PageHead title={text.title} below={<span>{text.below}</span>} actions={found.data === undefined ? undefined : <span>{text.madeAt} <Moment at={found.data.madeAt} /></span>} />
      <div className={styles["page"]}>
        {none ? (
          <Panel>
            <Empty title={text.noPlan}>{text.noPlanWords}</Empty>
          </Panel>
        ) : (
          <Loaded asked={found}>{(forecast) => <Teams forecast={forecast} />}</Loaded>
        )}
        {found.isLoading ? null : <CapacityPlanForm plan={found.data?.plan.plan} key={found.data?.plan.at ?? ""} />}
      </div>
    </>
  );
}

function Teams({ forecast }: { readonly forecast: ForecastView }): ReactNode {
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [deciding, setDeciding] = useState(false);
  const [done, setDone] = useState(0);
  const session = useSession().data;
  const hasCase = (usePurpose()?.case ?? "") !== "";
  const text = words.capacity;
  const lapse = useAct((reasons: string) => heed.lapses(ticked, reasons));
  if (session === null || session === undefined) return null;
  return (
    <>
      {done === 0 ? null : <Notice tone="good" role="status">{text.done(done)}</Notice>}
      {forecast.teams.map((team) => (
        <Team key={team.team} team={team} ticked={ticked} onTick={(id) => setTicked(ticked.includes(id) ? ticked.filter((one) => one !== id) : [...ticked, id])} />
      ))}
      <div className={styles["foot"]}>
        <ActButton name={text.lapse.name} icon="archive" openness={ticked.length === 0 ? { open: false, why: text.ticked(0) } : mayDo(session, "lapse", hasCase)} onClick={() => setDeciding(true)} />
        {ticked.length === 0 ? null : <span>{text.ticked(ticked.length)}</span>}
      </div>
      {deciding ? (
        <ReasonsDialog
          title={text.lapse.title}
          about={text.lapse.about(ticked.length)}
          submit={text.lapse.submit}
          grave
          run={async (reasons) => {
            const { lapsed } = await lapse.mutateAsync(reasons);
            setDone(lapsed.length);
            setTicked([]);
          }}
          onClose={() => setDeciding(false)}
        />
      ) : null}
    </>
  );
}

function Team({ team, ticked, onTick }: { readonly team: TeamForecast; readonly ticked: readonly string[]; readonly onTick: (id: string) => void }): ReactNode {
  const text = words.capacity;
  const { columns, facts } = text;
  return (
    <Panel title={<bdi>{team.name}</bdi>} tone={team.missed > 0 ? "attention" : "plain"} flush>
      <div className={styles["figures"]}>
        <Facts form="line" facts={[{ name: facts.waiting, value: String(team.waiting) }, { name: facts.work, value: String(team.workHours) }, { name: facts.staff, value: String(team.staffHours) }, { name: facts.late, value: String(team.late) }, { name: facts.missed, value: String(team.missed) }]} />
      </div>
      {team.duties.length === 0 ? (
        <Empty title={text.nothing}>{text.nothingWords}</Empty>
      ) : (
        <Table caption={text.caption(team.name)} columns={[{ name: columns.lapse, width: "6rem" }, { name: columns.due, width: "11rem" }, { name: columns.what }, { name: columns.from, width: "14rem" }, { name: columns.done, width: "11rem" }]}>
          {team.duties.map((one) => (
            <Row key={one.obligation} duty={one} ticked={one.message !== null && ticked.includes(one.message)} onTick={onTick} />
          ))}
        </Table>
      )}
    </Panel>
  );
}

function Row({ duty, ticked, onTick }: { readonly duty: MissedDuty; readonly ticked: boolean; readonly onTick: (id: string) => void }): ReactNode {
  const text = words.capacity;
  const { message } = duty;
  const what = wordFor(words.nouns.duties, duty.duty);
  const lapsable = message !== null && (duty.duty === "answer" || duty.duty === "acknowledge");
  return (
    <tr>
      <td>
        <Checkbox aria-label={text.pick(`${what} ${message ?? ""}`)} checked={ticked} disabled={!lapsable} title={lapsable ? undefined : text.onlyAnswers} onChange={() => (message === null ? undefined : onTick(message))} />
      </td>
      <td>
        <Moment at={duty.due} />
        {duty.late ? <div><Chip tone="late">{text.lateAlready}</Chip></div> : null}
      </td>
      <td>
        {what} {message === null ? null : <code>{message}</code>} <small>{text.rank(duty.rank)}</small>
      </td>
      <td>
        <AuthorityName id={duty.creditor} />
      </td>
      <td>{duty.doneAt === null ? text.never : <Moment at={duty.doneAt} />}</td>
    </tr>
  );
}
