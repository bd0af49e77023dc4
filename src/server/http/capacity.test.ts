import assert from "node:assert/strict";
import { test } from "node:test";
import type { z } from "zod";
import type { Result } from "../../lib/base/result.ts";
import { addMs } from "../../lib/clock/index.ts";
import * as contract from "../../contract/capacity.ts";
import * as desk from "../../contract/desk.ts";
import * as items from "../../contract/items.ts";
import * as messages from "../../contract/messages.ts";
import type { Problem } from "../../contract/route.ts";
import type { MessageBody } from "../../domain/message.ts";
import { actBy, compareStandings, FIRST_WEIGHTS, NEVER, NO_SIGNS } from "../../domain/triage.ts";
import type { Weights } from "../../domain/triage.ts";
import { readDesk, readSignals } from "../../service/desk.ts";
import { fireTimers, nextWakeAt } from "../../service/timers.ts";
import { authority, officer } from "../../../test/support/bare-node.ts";
import { documentsOf, entriesOf, folded } from "../../../test/support/equality.ts";
import { serveNode } from "../../../test/support/served-node.ts";

const purpose = "prevention of terrorism";
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const done = <T>(result: Result<T, Problem>): T => {
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
};
const codeOf = (result: Result<unknown, Problem>): string => (result.ok ? "done" : result.error.code);

const particulars = { sought: "Travel", facts: "A journey", reasonsToBelieve: "He was seen", connection: "The traveller" };
const persons = (name: string, country: string, place: string) => [{ ref: "p", names: [{ text: name }], nationalities: [country], birthPlace: place, births: [{ date: "1980" }], subjectClass: "other" as const }];
type Body = z.input<typeof MessageBody>;

/** Messages from the plainest to the most pressing: each has one reason more than what stands before it, or a heavier one. */
const BODIES: Readonly<Record<string, Body>> = {
  plain: { kind: "warning", purpose },
  soon: { kind: "request", purpose, particulars },
  graded: { kind: "warning", purpose, claims: [{ ref: "c", says: { kind: "other", words: "Seen there" }, grade: "A1", basis: "fact" }] },
  urgent: { kind: "request", purpose, particulars, urgency: { ground: "danger-to-life", reasons: "An attack is planned" } },
  corroborated: { kind: "warning", purpose, claims: ["one", "two"].map((originMark, index) => ({ ref: `c${index}`, says: { kind: "conduct" as const, words: "Collects arms", topic: "arms" }, originMark, basis: "fact" as const })) },
  marked: { kind: "warning", purpose, terrorism: true },
  both: { kind: "request", purpose, particulars, terrorism: true, urgency: { ground: "danger-to-life", reasons: "An attack is planned" } },
  emergency: { kind: "warning", purpose, emergency: true, urgency: { ground: "danger-to-life", reasons: "An attack is under way" } },
};

async function unit() {
  const here = await serveNode({ self: "be", officers: [officer("liz", "liaison"), officer("sam", "supervisor"), officer("sue", "supervisor")], peers: [authority("fr")] });
  const [liz, sam, sue] = await Promise.all([here.client("liz"), here.client("sam"), here.client("sue")]);
  return {
    here,
    liz,
    sam,
    sue,
    receive: async (id: string, body: Body, thread = id, version = 1) => void done(await liz.call(messages.fileReceived, { body: { from: "fr", wire: { id, thread, version, issuedAt: here.now, body }, passage: { channel: "letter", proof: "officer-note" } } })),
    rows: async () => done(await liz.call(desk.readDesk, { query: { side: "here", limit: 200 }, purpose })).rows,
    [Symbol.asyncDispose]: () => here[Symbol.asyncDispose](),
  };
}

/** Messages in the order in which their answers stand on the desk. */
async function order(at: Awaited<ReturnType<typeof unit>>): Promise<readonly string[]> {
  return (await at.rows()).filter((row) => row.obligation.duty === "answer").map((row) => row.obligation.message!);
}

test("the desk is ordered by what speaks for a duty, and says what each reason weighs", async () => {
  await using at = await unit();
  for (const [id, body] of Object.entries(BODIES)) await at.receive(id, body);
  assert.deepEqual(await order(at), ["emergency", "both", "marked", "urgent", "corroborated", "graded", "soon", "plain"]);

  const rows = await at.rows();
  const standings = rows.map(({ obligation }) => ({ rank: obligation.rank, actBy: actBy(obligation.dueAt, obligation.signs ?? NO_SIGNS), id: obligation.id }));
  assert.deepEqual(standings, standings.toSorted(compareStandings), "the database has the order of the domain");
  const reasons = rows.find((row) => row.obligation.message === "both")!.reasons;
  assert.deepEqual(reasons.filter((one) => one.points !== undefined).map(({ code, points }) => ({ code, points })), [{ code: "desk.severity", points: 12 }, { code: "desk.urgent", points: 8 }]);

  const paged: string[] = [];
  for (let after: string | undefined, left = 50; left > 0; left--) {
    const page = done(await at.liz.call(desk.readDesk, { query: { side: "here", limit: 3, ...(after === undefined ? {} : { after }) }, purpose }));
    paged.push(...page.rows.map((row) => row.obligation.id));
    if (page.next === undefined) break;
    after = page.next;
  }
  assert.deepEqual(paged, rows.map((row) => row.obligation.id), "no row is lost or doubled at the edge of a page");
});

/** The same messages about other people: everybody has a name of his own, for a name that returns is a repeat. */
const PEOPLE: readonly (readonly [country: string, place: string, language: string, names: readonly string[]])[] = [
  ["FR", "Paris", "fr", ["Jean Dupont", "Chloé Marchand", "Luc Besnard", "Odile Fournier", "Rémi Garnier", "Sylvie Thibault", "Yves Kervella", "Zoé Vasseur"]],
  ["SY", "حلب", "ar", ["عبد الله الحسن", "محمود درويش", "ليلى قاسم", "خالد شاهين", "زينب فرحات", "طارق نصار", "جميل بركات", "سامي غانم"]],
  ["CN", "拉萨", "zh", ["王伟", "李娜", "张敏", "刘洋", "陈静", "赵磊", "黄勇", "周杰"]],
];

test("who the persons are, where they come from and in which language they are written about moves nothing", async () => {
  for (const [country, place, language, names] of PEOPLE) {
    await using at = await unit();
    for (const [index, [id, body]] of Object.entries(BODIES).entries()) await at.receive(id, { ...body, language, title: `On ${names[index]!}`, text: `Born in ${place}`, persons: persons(names[index]!, country, place) });
    assert.deepEqual(await order(at), ["emergency", "both", "marked", "urgent", "corroborated", "graded", "soon", "plain"], language);
  }
});

test("a warning that comes again unanswered moves up once, and says why", async () => {
  await using at = await unit();
  await at.receive("other", { kind: "warning", purpose });
  at.here.now = addMs(at.here.now, MINUTE);
  await at.receive("first", { kind: "warning", purpose, persons: persons("Ismaël Omar Mostefaï", "FR", "Courcouronnes") });
  assert.deepEqual(await order(at), ["other", "first"]);
  at.here.now = addMs(at.here.now, MINUTE);
  await at.receive("again", { kind: "warning", purpose, persons: persons("Ismael Omar Mostefai", "FR", "Courcouronnes") });
  const moved = await at.rows();
  assert.deepEqual((await order(at)).slice(0, 2), ["first", "again"]);
  assert.deepEqual(moved.find((row) => row.obligation.message === "first")!.reasons.find((one) => one.code === "desk.repeat")!.points, FIRST_WEIGHTS.repeated);
});

test("what another origin says in the same case moves up both; the same origin, an unknown one and another case move nothing", async () => {
  await using at = await unit();
  const says = (originMark?: string): Body => ({ kind: "warning", purpose, persons: persons("Ismaël Omar Mostefaï", "FR", "Courcouronnes"), claims: [{ ref: "c", about: "p", says: { kind: "conduct", words: "Collects arms", topic: "arms" }, basis: "fact", ...(originMark === undefined ? {} : { originMark }) }] });
  const corroborated = async () => Object.fromEntries((await at.rows()).filter((row) => row.obligation.duty === "answer").map((row) => [row.obligation.message!, row.obligation.signs!.corroborated]));
  await at.receive("first", says("one"), "case");
  await at.receive("echo", says("one"), "case");
  await at.receive("unknown", says(), "case");
  await at.receive("elsewhere", says("two"), "another-case");
  assert.deepEqual(await corroborated(), { first: 0, echo: 0, unknown: 0, elsewhere: 0 });
  await at.receive("second", says("two"), "case");
  assert.deepEqual(await corroborated(), { first: 1, echo: 1, unknown: 0, elsewhere: 0, second: 1 });
});

test("a correction that sets the marker moves the duty up", async () => {
  await using at = await unit();
  for (const id of ["w", "other"]) await at.receive(id, { kind: "warning", purpose });
  await at.receive("w-2", { kind: "correction", purpose, about: "w", version: 2, replaces: "warning", terrorism: true, reasons: "The marker was left out" }, "w", 2);
  const owed = (await at.rows()).map(({ obligation }) => [obligation.message, obligation.signs?.severity]);
  // In front stands the word owed on the correction itself, which is due sooner.
  assert.deepEqual(owed, [["w-2", undefined], ["w", true], ["w", true], ["other", false], ["other", false]]);
});

test("weights change by two persons and after a trial on past weeks, and the whole desk is ranked anew", async () => {
  await using at = await unit();
  for (const [id, body] of Object.entries(BODIES)) await at.receive(id, body);
  const gradesFirst: Weights = { ...FIRST_WEIGHTS, id: "grades-first", grade: { ...FIRST_WEIGHTS.grade, A: 60, "1": 40 }, ranks: [90, 12, 8, 4] };
  const reasons = "Try what graded information would do";

  for (const wrong of [{ ...gradesFirst, nationality: 5 }, { ...gradesFirst, ranks: [4, 8] }, { ...gradesFirst, severity: -1 }]) {
    assert.equal(codeOf(await at.sam.call(contract.proposeWeights, { body: { weights: wrong, reasons } })), "request.invalid");
  }
  assert.equal(codeOf(await at.liz.call(contract.proposeWeights, { body: { weights: gradesFirst, reasons } })), "authorisation.denied");
  assert.equal(codeOf(await at.sam.call(contract.proposeWeights, { body: { weights: FIRST_WEIGHTS, reasons } })), "weights.exists");
  done(await at.sam.call(contract.proposeWeights, { body: { weights: gradesFirst, reasons } }));
  assert.equal((await order(at))[0], "emergency", "a proposal changes nothing");
  assert.equal((await order(at)).indexOf("graded"), 5);

  const decide = { params: { id: "grades-first" }, body: { adopt: true, reasons } };
  assert.equal(codeOf(await at.sue.call(contract.decideWeights, decide)), "weights.not-tried");
  done(await at.liz.call(items.answerItem, { params: { id: "marked" }, body: { body: { kind: "answer", purpose, about: "marked", outcome: "known" } } }));
  at.here.now = addMs(at.here.now, MINUTE);
  const tried = done(await at.sam.call(contract.trialWeights, { params: { id: "grades-first" }, body: { weeks: 2 } })).trial!;
  assert.deepEqual([tried.against, tried.duties, tried.answers, tried.now.inTime, tried.proposed.inTime], ["heed-1", 8, 1, 1, 1]);
  assert.deepEqual([tried.gained, tried.lost], [[], []], "an emergency comes first under both");
  assert.equal(codeOf(await at.sam.call(contract.decideWeights, decide)), "weights.own-proposal");
  assert.equal(done(await at.sue.call(contract.decideWeights, decide)).state, "in-force");
  assert.deepEqual((await order(at)).slice(0, 2), ["emergency", "graded"]);
  assert.equal(codeOf(await at.sue.call(contract.decideWeights, decide)), "weights.state");

  await at.receive("later", BODIES["graded"]!);
  assert.deepEqual((await order(at)).slice(0, 3), ["emergency", "graded", "later"], "what comes after is ranked by the new ones");
  const restarted = await readDesk({ ...at.here.node }, { actor: "liz", purpose }, { side: "here", limit: 200 }, at.here.now);
  assert.ok(restarted.ok);
  assert.equal(restarted.value.rows.find((row) => row.obligation.message === "graded")!.reasons.find((one) => one.code === "desk.grade")!.points, 100, "a node that starts again knows them");

  const { store, self } = at.here.node;
  const kept = await documentsOf(store);
  const told = folded(await entriesOf(store), self.id);
  for (const table of ["weighting", "obligation"]) assert.deepEqual(kept.get(table), told.get(table), `${table} is nothing but its entries`);

  const view = done(await at.liz.call(contract.readWeights, { purpose }));
  assert.deepEqual([view.inForce.id, view.versions.map(({ id, proposedBy, decidedBy }) => [id, proposedBy, decidedBy])], ["grades-first", [["grades-first", "sam", "sue"]]]);
});

test("a forecast names what a team will miss, and its supervisor hears of it before the first is missed", async () => {
  await using at = await unit();
  assert.equal(codeOf(await at.sam.call(contract.readForecast, { purpose })), "capacity.no-plan");
  const team = { id: "desk", name: "Desk", officers: ["liz"], hours: { zone: "Europe/Brussels", week: Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["08:00", "16:00"]]])) } };
  const plan = { teams: [team], minutes: { acknowledge: 5, answer: 60, other: 30 } };
  const record = (body: object) => at.sam.call(contract.recordCapacityPlan, { body: body as never });
  assert.equal(codeOf(await record({ ...plan, teams: [{ ...team, officers: ["ghost"] }] })), "capacity.unknown-officer");
  assert.equal(codeOf(await record({ ...plan, teams: [team, { ...team, id: "two" }] })), "capacity.two-teams");
  assert.equal(codeOf(await record({ ...plan, teams: [{ ...team, hours: { zone: "Mars", week: {} } }] })), "request.invalid");
  assert.equal(codeOf(await at.liz.call(contract.recordCapacityPlan, { body: plan })), "authorisation.denied");
  done(await record(plan));

  // Monday, ten in the morning: an officer alone has six hours until the evening, and five days of eight until the next Monday.
  for (let i = 0; i < 40; i++) await at.receive(`r${String(i).padStart(2, "0")}`, BODIES["soon"]!);
  assert.deepEqual(done(await at.sam.call(contract.readForecast, { purpose })).teams.map((one) => ({ waiting: one.waiting, missed: one.missed, staffHours: one.staffHours })), [{ waiting: 40, missed: 0, staffHours: 40 }]);
  for (let i = 40; i < 60; i++) await at.receive(`r${i}`, BODIES["soon"]!);
  const [short] = done(await at.sam.call(contract.readForecast, { purpose })).teams;
  assert.equal(short!.missed, 20);
  assert.ok(short!.duties.every((one) => one.doneAt === null || one.doneAt > one.due));
  assert.equal(short!.duties[0]!.creditor, "fr");
  assert.equal(JSON.stringify(short).includes("liz"), false, "no figure is about one officer");

  assert.equal(await nextWakeAt(at.here.node, at.here.now), at.here.now, "a forecast is due as soon as there is a plan");
  await fireTimers(at.here.node, at.here.now);
  const signals = async () => {
    const { now } = at.here;
    const heard = await readSignals(at.here.node, { actor: "sam", purpose }, { to: "sam", limit: 200 }, now);
    assert.ok(heard.ok);
    return heard.value.filter((one) => one.kind === "capacity");
  };
  const [raised] = await signals();
  assert.deepEqual([raised!.subject, raised!.rung, raised!.reasons], ["desk", 1, ["capacity.foreseen"]]);
  assert.ok(raised!.due! > at.here.now, "before the first is missed");
  await fireTimers(at.here.node, addMs(at.here.now, HOUR));
  assert.equal((await signals()).length, 1, "once a shift");
  at.here.now = addMs(at.here.now, 8 * HOUR);
  await fireTimers(at.here.node, at.here.now);
  assert.equal((await signals()).length, 2);
  assert.notEqual(await nextWakeAt(at.here.node, at.here.now), NEVER);
});
