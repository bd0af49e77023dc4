import { sql } from "kysely";
import type { OpeningKind, RefusalGround } from "../domain/message.ts";
import type { Obligation } from "../domain/obligation.ts";
import type { Exchanged } from "../domain/statistics.ts";
import type { Tx } from "./schema.ts";

/** What the query finds of one message and one peer. */
interface Found extends Omit<Exchanged, "outcome" | "kind" | "ground" | "duties"> {
  readonly kind: OpeningKind | null;
  readonly state: string;
  readonly settled: string | null;
  /** The kind of message that settled it. */
  readonly settledAs: string | null;
  readonly ground: RefusalGround | null;
  readonly duties: readonly Pick<Obligation, "duty" | "deadline" | "state" | "settledAt">[] | null;
}

/**
 * The messages that opened something between this authority and its peers from `from` on and before `to`, one row for each peer, without
 * what they say. Of those not yet settled at `asOf` the outcome is open.
 */
export async function exchangedBetween(tx: Tx, self: string, { from, to, asOf }: { readonly from: string; readonly to: string; readonly asOf: string }): Promise<readonly Exchanged[]> {
  const found = await sql<Found>`
    with sent as (
      select m.id as message, a.recipient as peer, 'out' as direction, m.kind, m.doc->>'issuedAt' as at, m.status = 'withdrawn' as withdrawn, m.doc,
        a.state, a.doc->>'settledAt' as settled, a.doc->>'settledBy' as by
      from message m join addressee a on a.message = m.id
      where m.direction = 'out' and m.doc->>'issuedAt' >= ${from} and m.doc->>'issuedAt' < ${to}
    ), got as (
      select m.id as message, m.sender as peer, 'in' as direction, coalesce(m.kind, i.doc->>'kind') as kind, m.doc->>'receivedAt' as at, m.status = 'withdrawn' or i.state = 'void' as withdrawn, m.doc,
        i.state, i.doc->>'settledAt' as settled, i.doc->>'settledBy' as by
      from message m join item i on i.id = m.id
      where m.direction = 'in' and m.doc->>'receivedAt' >= ${from} and m.doc->>'receivedAt' < ${to}
    ), every as (select * from sent union all select * from got)
    select e.message, e.peer, e.direction, e.kind, e.at, e.withdrawn, e.state, e.settled,
      (e.doc#>>'{body,emergency}') = 'true' or (e.doc#>'{body,urgency}') is not null or coalesce((select bool_or(s->>'article' ~ 'Art\\. 5\\(1\\)\\([ab]\\)|urgent') from obligation o cross join lateral jsonb_array_elements(o.doc#>'{deadline,steps}') s where o.message = e.message and e.doc->'body' is null), false) as urgent,
      by.kind as "settledAs", by.doc#>>'{body,ground}' as ground,
      (by.doc#>>'{body,useful}')::boolean as useful,
      (by.doc#>>'{body,urgencyUpheld}')::boolean as "urgencyUpheld",
      exists (select 1 from message d where d.about = e.message and d.kind = 'dispute' and coalesce(d.doc->>'receivedAt', d.doc->>'issuedAt') <= ${asOf} and (e.peer = d.sender or d.doc->'to' ? e.peer)) as disputed,
      (select count(*)::integer from message q where q.about = e.message and q.kind = 'clarification' and coalesce(q.doc->>'receivedAt', q.doc->>'issuedAt') <= ${asOf} and (e.peer = q.sender or q.doc->'to' ? e.peer)) as clarifications,
      (select jsonb_agg(jsonb_build_object('duty', o.duty, 'deadline', o.doc->'deadline', 'state', o.state, 'settledAt', o.doc->'settledAt') order by o.id) from obligation o
        where o.message = e.message and o.duty in ('acknowledge', 'answer') and o.doc->>'side' = case e.direction when 'out' then 'creditor' else 'debtor' end and ${self} in (o.doc->>'creditor', o.doc->>'debtor') and e.peer in (o.doc->>'creditor', o.doc->>'debtor')) as duties
    from every e left join message by on by.id = e.by
    where e.kind in ('request', 'warning', 'notice', 'threat', 'forward') or (e.kind is null and e.doc->'body' is null)
    order by e.at, e.message, e.peer`.execute(tx);
  return found.rows.map(({ state, settled, settledAs, duties, ...row }) => {
    const outcome = settled !== null && settled <= asOf ? outcomeOf(state, settledAs) : "open";
    return { ...row, outcome, ground: outcome === "refused" ? row.ground : null, duties: duties ?? [] };
  });
}

/** What the state of an addressee or an item means for the figures; one that its sender closed is as it was settled. */
function outcomeOf(state: string, settledAs: string | null): Exchanged["outcome"] {
  if (state === "closed") return settledAs === "refusal" ? "refused" : settledAs === "lapse" ? "lapsed" : "answered";
  return state === "answered" || state === "refused" || state === "lapsed" || state === "void" ? state : "open";
}
