import { appendLeaves, EMPTY, frontierRoot } from "../../src/lib/ledger/index.ts";
import { sha256 } from "../../src/server/keys.ts";
import type { Deed } from "./commands.ts";
import type { Network } from "./network.ts";
import { otherSide, SIDES } from "./orders.ts";
import type { Side } from "./orders.ts";
import type { Pair } from "./pair.ts";

/** What a round left behind that must not be, in words. */
export interface Findings {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly forked: readonly string[];
  readonly disagree: readonly string[];
}

/** What was promised to somebody outside: commands that were answered with success, checkpoints that were shown. */
export interface Promised {
  readonly done: readonly Deed[];
  readonly checkpoints: readonly { readonly side: Side; readonly note: string }[];
}

/** Holds both databases against each other and against what was promised, past the program that wrote them. */
export async function checkPair(pair: Pair, network: Network, promised: Promised): Promise<Findings> {
  const findings = { lost: [] as string[], doubled: [] as string[], forked: [] as string[], disagree: [] as string[] };
  for (const side of SIDES) {
    findings.lost.push(...(await lostAt(pair, side, promised)));
    findings.doubled.push(...(await doubledAt(pair, side)));
    findings.forked.push(...(await forkedAt(pair, side, promised)));
    findings.disagree.push(...(await disagreeing(pair, side)));
  }
  for (const [envelope, receipts] of network.receipts) if (receipts.size > 1) findings.forked.push(`${receipts.size} receipts for envelope ${envelope}`);
  return findings;
}

/** Commands that were answered and are not there, envelopes that did not arrive or are not confirmed, numbers that are missing. */
async function lostAt(pair: Pair, side: Side, { done }: Promised): Promise<readonly string[]> {
  const lost: string[] = [];
  const keys = new Set((await pair.rows<{ key: string }>(side, "select key from command")).map((row) => row.key));
  for (const { command } of done.filter((one) => one.side === side)) if (!keys.has(`${command.actor} ${command.key}`)) lost.push(`${side}: ${command.key} was answered and did not happen`);
  const sent = await pair.rows<EnvelopeRow>(side, ENVELOPES, ["out"]);
  const arrived = new Map((await pair.rows<EnvelopeRow>(otherSide(side), ENVELOPES, ["in"])).map((row) => [row.id, row]));
  for (const [index, one] of sent.entries()) {
    if (one.seq !== index + 1) lost.push(`${side}: number ${index + 1} towards ${otherSide(side)} is missing`);
    const there = arrived.get(one.id);
    arrived.delete(one.id);
    if (there === undefined) lost.push(`${side}: envelope ${one.id} of ${one.message} did not arrive`);
    else if (there.digest !== one.digest || there.seq !== one.seq) lost.push(`${side}: envelope ${one.id} arrived as another`);
    if (one.receipt === null) lost.push(`${side}: envelope ${one.id} of ${one.message} is not confirmed`);
    else if (there !== undefined && there.receipt !== one.receipt) lost.push(`${side}: envelope ${one.id} has another receipt here than there`);
  }
  for (const id of arrived.keys()) lost.push(`${otherSide(side)}: envelope ${id} arrived and was never sent`);
  for (const row of await pair.rows<{ id: string; state: string }>(side, "select id, state from erasure where state in ('intended', 'erased', 'released')")) lost.push(`${side}: erasure ${row.id} is ${row.state} and does not come to its end`);
  for (const row of await pair.rows<{ envelope: string; last_error: string | null }>(side, "select envelope, last_error from outbox")) lost.push(`${side}: ${row.envelope} still waits: ${row.last_error ?? ""}`);
  return lost;
}

const ENVELOPES = "select id, seq::int as seq, message, doc->>'digest' as digest, receipt from envelope where direction = $1 order by seq";

interface EnvelopeRow {
  readonly id: string;
  readonly seq: number;
  readonly message: string;
  readonly digest: string;
  readonly receipt: string | null;
}

/** What can happen to a subject once only, and happened twice. */
async function doubledAt(pair: Pair, side: Side): Promise<readonly string[]> {
  const twice = await pair.rows<{ kind: string; subject: string; count: string }>(
    side,
    `select kind, subject, count(*) from entry
     where kind in ('message.received', 'message.drafted', 'message.issued', 'item.opened', 'envelope.sent', 'envelope.received', 'envelope.receipted', 'addressee.queued', 'obligation.opened')
     group by kind, subject having count(*) > 1`,
  );
  const duties = await pair.rows<{ duty: string; message: string; count: string }>(
    side,
    `select duty, message, count(*) from obligation where duty in ('acknowledge', 'answer') and message is not null
     group by duty, message, doc->>'side', doc->>'debtor', doc->>'round' having count(*) > 1`,
  );
  const effects = await pair.rows<{ message: string; count: string }>(side, "select message, count(*) from envelope where direction = 'in' group by message having count(*) > 1");
  const answers = await pair.rows<{ id: string; count: string }>(
    side,
    "select about as id, count(*) from message where direction = 'in' and kind in ('answer', 'refusal') group by about, doc#>>'{body,round}' having count(*) > 1",
  );
  return [
    ...twice.map((row) => `${side}: ${row.kind} ${row.subject} happened ${row.count} times`),
    ...duties.map((row) => `${side}: the duty to ${row.duty} on ${row.message} was opened ${row.count} times`),
    ...effects.map((row) => `${side}: ${row.message} arrived in ${row.count} envelopes`),
    ...answers.map((row) => `${side}: ${row.id} was answered ${row.count} times in one round`),
  ];
}

/** Checkpoints that were shown and are not of the log as it is, a log that froze, a witness that saw another. */
async function forkedAt(pair: Pair, side: Side, { checkpoints }: Promised): Promise<readonly string[]> {
  const forked: string[] = [];
  const leaves = await pair.rows<{ hash: Buffer }>(side, "select hash from ledger_leaf where log = 'exchange' order by idx");
  const seen = await pair.rows<{ note: string }>(otherSide(side), "select note from ledger_seen where origin = $1", [`${side}/exchange`]);
  const shown = [...checkpoints.filter((one) => one.side === side).map((one) => one.note), ...seen.map((row) => row.note)].map((note) => note.split("\n"));
  const roots = rootsOf(leaves.map((row) => new Uint8Array(row.hash)), new Set(shown.map(([, size]) => Number(size))));
  for (const [origin = "", size = "", root = ""] of shown) if (roots.get(Number(size)) !== root) forked.push(`${origin}: at ${size} leaves it was shown as ${root} and is ${roots.get(Number(size)) ?? "shorter"}`);
  for (const row of await pair.rows<{ peer: string }>(side, "select peer from ledger_freeze")) forked.push(`${side}: its log is frozen for what ${row.peer} saw`);
  return forked;
}

function rootsOf(hashes: readonly Uint8Array[], sizes: ReadonlySet<number>): ReadonlyMap<number, string> {
  const roots = new Map<number, string>();
  let frontier = EMPTY;
  const note = (): void => void (sizes.has(frontier.size) && roots.set(frontier.size, Buffer.from(frontierRoot(frontier, sha256)).toString("base64")));
  note();
  for (const hash of hashes) {
    frontier = appendLeaves(frontier, [hash], sha256).frontier;
    note();
  }
  return roots;
}

/** What the two sides say differently of one matter: where it stands, its round, what is owed and until when. */
async function disagreeing(pair: Pair, side: Side): Promise<readonly string[]> {
  const other = otherSide(side);
  const disagree: string[] = [];
  const items = new Map((await pair.rows<MatterRow>(other, "select id, state, doc->>'round' as round from item where doc->>'kind' <> 'answer'")).map((row) => [row.id, row]));
  const ours = await pair.rows<MatterRow>(side, "select a.message as id, a.state, a.doc->>'round' as round from addressee a join message m on m.id = a.message where m.kind = any($1)", [["request", "warning", "notice", "threat"]]);
  for (const one of ours) {
    const theirs = items.get(one.id);
    if (theirs === undefined) disagree.push(`${one.id}: ${one.state} at ${side}, unknown at ${other}`);
    else if (!MEANS[theirs.state]?.includes(one.state) || theirs.round !== one.round) disagree.push(`${one.id}: ${one.state} in round ${one.round} at ${side}, ${theirs.state} in round ${theirs.round} at ${other}`);
  }
  for (const row of await pair.rows<{ target: string; seq: string }>(side, STILL_THERE)) disagree.push(`${side}: entry ${row.seq} still says what of ${row.target} was erased`);
  const owed = await pair.rows<DutyRow>(side, DUTIES, ["creditor"]);
  const owing = new Map((await pair.rows<DutyRow>(other, DUTIES, ["debtor"])).map((row) => [row.id, row]));
  for (const one of owed) {
    const theirs = owing.get(one.id);
    owing.delete(one.id);
    if (theirs === undefined) disagree.push(`${one.id}: owed to ${side} and unknown at ${other}`);
    // Whoever withdraws waives what is owed at once; what the other side did before it heard of that stands.
    else if (one.withdrawn && one.state === "void" && theirs.state !== "open") continue;
    else if (theirs.state !== one.state || (one.state === "open" && theirs.due !== one.due)) disagree.push(`${one.id}: ${one.state} until ${one.due} at ${side}, ${theirs.state} until ${theirs.due} at ${other}`);
  }
  // Of what was withdrawn before its receipt came the sender has no copy.
  for (const one of owing.values()) if (one.state !== "void") disagree.push(`${one.id}: owed by ${other}, ${one.state}, and unknown at ${side}`);
  return disagree;
}

/** Words of an erased message, or what opens the leaf of one of its entries. */
const STILL_THERE = `select x.target, e.seq from erasure x join entry e on e.subject = x.target and e.kind like 'message.%' and e.kind <> 'message.erased'
  left join content c on c.seq = e.seq left join ledger_leaf l on l.seq = e.seq left join ledger_opening o on o.log = l.log and o.idx = l.idx
  where x.state = 'done' and x.doc#>>'{target,kind}' = 'message' and (c.body is not null or (c.seq is not null and o.salt is not null))`;

/** What the sender may show for each state of the addressee's own item; after a dispute it waits for the next word again. */
const MEANS: Readonly<Record<string, readonly string[]>> = {
  open: ["delivered", "queued"],
  taken: ["taken"],
  "refusal-pending": ["taken"],
  answered: ["answered"],
  refused: ["refused"],
  void: ["void"],
  lapsed: ["lapsed"],
  closed: ["closed"],
};

interface MatterRow {
  readonly id: string;
  readonly state: string;
  readonly round: string;
}

const DUTIES = `select concat_ws(' ', duty, 'on', message, 'round', doc->>'round') as id, state, due_at as due,
  exists (select from message w where w.about = obligation.message and w.kind = 'withdrawal') as withdrawn from obligation where doc->>'side' = $1 and duty in ('acknowledge', 'answer') and message is not null`;

interface DutyRow {
  readonly id: string;
  readonly state: string;
  readonly due: string;
  readonly withdrawn: boolean;
}
