import { sql } from "kysely";
import type { Came } from "../domain/capacity-plan.ts";
import type { Obligation } from "../domain/obligation.ts";
import type { PastDuty } from "../domain/trial.ts";
import type { Signs } from "../domain/triage.ts";
import type { Instant } from "../lib/clock/index.ts";
import type { Tx } from "./schema.ts";

/** What is open and ours, in the order of the desk, at most `limit`. */
export async function openHere(tx: Tx, limit: number): Promise<readonly Obligation[]> {
  const found = await sql<{ doc: Obligation }>`select doc from obligation where state = 'open' and not theirs order by rank, act_by, id limit ${limit}`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** Every open duty, of both sides: when the weights change, each has to be ranked again. */
export async function everyOpen(tx: Tx): Promise<readonly Obligation[]> {
  const found = await sql<{ doc: Obligation }>`select doc from obligation where state = 'open' order by id`.execute(tx);
  return found.rows.map((row) => row.doc);
}

/** Duties that messages have brought us since an instant, counted by who owns them, rank and duty. */
export async function cameSince(tx: Tx, since: string): Promise<readonly Came[]> {
  const found = await sql<Came>`select o.owner, o.rank, o.duty, count(*)::integer as count from message m join obligation o on o.message = m.id
    where m.at >= ${since} and m.direction = 'in' and not o.theirs group by o.owner, o.rank, o.duty order by 1, 2, 3`.execute(tx);
  return found.rows;
}

/** Answers owed by us that were opened in a period, with their signs as they came to be known; at most `limit`, oldest first. */
export async function answersOwed(tx: Tx, period: { readonly from: string; readonly until: string }, limit: number): Promise<readonly PastDuty[]> {
  const found = await sql<{ id: string; openedAt: Instant; dueAt: Instant; signs: readonly { at: Instant; signs: Signs }[] }>`
    with past as (
      select id, doc->>'openedAt' as opened_at, due_at from obligation
      where duty = 'answer' and doc->>'side' = 'debtor' and doc->>'openedAt' >= ${period.from} and doc->>'openedAt' < ${period.until} and due_at < '9999'
      order by 2, 1 limit ${limit}
    )
    select p.id, p.opened_at as "openedAt", p.due_at as "dueAt",
      (select jsonb_agg(jsonb_build_object('at', e.data->>'at', 'signs', e.data#>'{set,signs}') order by e.seq) from entry e
        where e.subject = p.id and e.kind in ('obligation.opened', 'obligation.raised', 'obligation.lowered') and jsonb_typeof(e.data#>'{set,signs}') = 'object') as signs
    from past p order by p.opened_at, p.id`.execute(tx);
  return found.rows.filter((row) => row.signs !== null);
}

/** When we answered in a period: what the staff could do. */
export async function answersGiven(tx: Tx, period: { readonly from: string; readonly until: string }): Promise<readonly Instant[]> {
  const found = await sql<{ at: Instant }>`select doc->>'settledAt' as at from obligation
    where duty = 'answer' and doc->>'side' = 'debtor' and state = 'done' and doc->>'settledAt' >= ${period.from} and doc->>'settledAt' < ${period.until} order by 1`.execute(tx);
  return found.rows.map((row) => row.at);
}

/** Version of the weights that is in force, if any was ever adopted. */
export async function adoptedWeighting(tx: Tx): Promise<string | undefined> {
  const found = await sql<{ id: string }>`select id from weighting where state = 'in-force'`.execute(tx);
  return found.rows[0]?.id;
}

/** When the next forecast is to be made, or undefined without a plan. */
export async function nextForecastAt(tx: Tx): Promise<string | undefined> {
  const found = await sql<{ at: string }>`select doc->>'nextForecastAt' as at from capacity_plan`.execute(tx);
  return found.rows[0]?.at;
}
