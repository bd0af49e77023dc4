import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { change } from "../domain/entry.ts";
import type { Decision, DecisionInput, DecisionKind, OnFile } from "../domain/decision.ts";
import { houseRule, openObligation } from "../domain/obligation.ts";
import { ownId } from "../domain/own-id.ts";
import { descriptionId } from "../domain/person.ts";
import { findDescriptions, findGroup } from "../store/persons.ts";
import { obligationsOf, openAbout } from "../store/obligations.ts";
import { findRow, findRows } from "../store/rows.ts";
import { act, consult } from "./act.ts";
import type { ActError, Acting, Work } from "./act.ts";
import { linkedPersons, raiseLinked } from "./linked.ts";
import { openMeans, settleMeans } from "./means.ts";
import { authorityNames } from "./names.ts";
import type { HeedNode } from "./node.ts";
import { openMattersOf } from "./open-matters.ts";
import { settleShared } from "./sharing.ts";
import { settleRenewal } from "./watch-life.ts";
import { raise } from "./signals.ts";

export type DecisionError =
  | { code: "decision.unknown-person"; person: string }
  | { code: "decision.unknown-matter"; about: string }
  | { code: "decision.no-subject" }
  | { code: "decision.no-until" }
  | { code: "decision.until-past"; until: string; now: string }
  | { code: "decision.open-measures"; measures: readonly string[] }
  | { code: "decision.exists"; id: string };

/** What is open on a person and on those linked to him, before a decision is recorded. It informs; nothing here is a ground against anyone. */
export interface DecisionCheck {
  readonly onFile: readonly (OnFile & { readonly words: string; readonly due: string | null })[];
  /** Measures promised and not done. */
  readonly openMeasures: readonly string[];
  /** Description ids of the persons the decision concerns. */
  readonly persons: readonly string[];
}

/** Shows everything open on the person and on linked persons, here and as far as messages told us of elsewhere. */
export async function checkDecision(node: HeedNode, acting: Acting, input: { readonly person?: string; readonly about?: string }, now: Instant): Promise<Result<DecisionCheck, DecisionError | ActError>> {
  return consult(node, acting, { action: "checkDecision", words: input.person ?? input.about ?? "" }, now, async (work) => {
    const check = await gather(work, input);
    return check.ok ? ok({ value: check.value, returned: check.value.onFile.map((one) => one.id) }) : check;
  });
}

/**
 * Records a decision with its reasons and references to what was on file. It never blocks a release; only closing a file over
 * open measures asks the decider to name them.
 */
export async function recordDecision(node: HeedNode, acting: Acting, input: DecisionInput & { readonly id?: string }, now: Instant): Promise<Result<Decision, DecisionError | ActError>> {
  return act(node, acting, { action: "recordDecision", resource: { kind: "Decision", id: input.id ?? "new", variant: input.kind } }, now, (work) => decide(work, input));
}

/** Records a decision inside the transaction of the act that it is part of. */
export async function decide(work: Work, input: DecisionInput & { readonly id?: string }): Promise<Result<Decision, DecisionError>> {
  if (input.person === undefined && input.about === undefined) return err({ code: "decision.no-subject" });
  const id = ownId("decision", input.id ?? work.newId());
  if (input.id !== undefined && (await findRow(work.tx, "decision", id)) !== undefined) return err({ code: "decision.exists", id });
  if (input.kind === "no-means" && input.until === undefined) return err({ code: "decision.no-until" });
  if (input.until !== undefined && input.until <= work.now) return err({ code: "decision.until-past", until: input.until, now: work.now });
  const check = await gather(work, input);
  if (!check.ok) return check;
  const despite = input.despite.map((one) => ownId("measure", one));
  const unnamed = check.value.openMeasures.filter((one) => !despite.includes(one));
  if (input.kind === "closing" && unnamed.length > 0) return err({ code: "decision.open-measures", measures: unnamed });
  const later = input.checkLater;
  const decision: Decision = {
    id,
    kind: input.kind,
    person: input.person ?? null,
    about: input.about ?? null,
    by: work.acting.actor,
    at: work.now,
    until: input.until ?? null,
    despite,
    check: later ? "pending" : "done",
    onFile: later ? [] : check.value.onFile.map(({ words: _words, due: _due, ...reference }) => reference),
    reasons: input.reasons,
  };
  await work.append(change("decision", "recorded", id, decision));
  if (later) await openCheck(work, decision);
  else await raiseCheck(work, decision, check.value);
  if (input.kind === "closing") await raiseOpenMeasures(work, decision, check.value.openMeasures);
  await settleMeans(work, decision);
  await settleShared(work, decision, input.authority);
  if (input.kind === "no-means") await openMeans(work, decision);
  if (input.kind === "closing" && input.about !== undefined) await closeFile(work, input.about);
  return ok(decision);
}

/** Follows up a decision that was recorded without its check: marked so, and complete within the hour. */
export async function followDecision(node: HeedNode, acting: Acting, input: { readonly id: string }, now: Instant): Promise<Result<Decision, DecisionError | ActError>> {
  return act(node, acting, { action: "recordDecision", resource: { kind: "Decision", id: input.id } }, now, async (work): Promise<Result<Decision, DecisionError>> => {
    const decision = await findRow(work.tx, "decision", ownId("decision", input.id));
    if (decision === undefined) return err({ code: "decision.unknown-matter", about: input.id });
    const check = await gather(work, { ...(decision.person === null ? {} : { person: decision.person }), ...(decision.about === null ? {} : { about: decision.about }) });
    if (!check.ok) return check;
    const set = { check: "followed" as const, onFile: check.value.onFile.map(({ words: _words, due: _due, ...reference }) => reference) };
    await work.append(change("decision", "checked", decision.id, set));
    const owed = (await obligationsOf(work.tx, decision.id)).filter((one) => one.state === "open");
    await work.append(...owed.map((one) => change("obligation", "done", one.id, { state: "done", settledAt: work.now, settledBy: decision.id })));
    await raiseCheck(work, { ...decision, ...set }, check.value);
    return ok({ ...decision, ...set });
  });
}

async function gather(work: Work, input: { readonly person?: string | undefined; readonly about?: string | undefined }): Promise<Result<DecisionCheck, DecisionError>> {
  const persons = await subjectsOf(work, input);
  if (!persons.ok) return persons;
  const onFile = new Map<string, DecisionCheck["onFile"][number]>();
  const members = new Set<string>();
  for (const person of persons.value) {
    const group = await findGroup(work.tx, person);
    for (const one of group.members) members.add(one);
    for (const one of await openMattersOf(work, group)) onFile.set(`${one.kind}:${one.id}:${one.at}`, { ...matter(one), about: person, linked: false });
  }
  for (const { link, other } of await linkedPersons(work, [...members])) {
    const group = await findGroup(work.tx, other);
    onFile.set(`link:${link.id}`, { kind: "link", id: link.id, digest: "", about: other, linked: true, candidate: group.uncertain.length > 0, at: link.provider, words: `${link.link.kind}${link.link.words === undefined ? "" : ` (${link.link.words})`}, ${link.link.grade}`, due: null });
    for (const one of await openMattersOf(work, group)) {
      const key = `${one.kind}:${one.id}:${one.at}`;
      if (!onFile.has(key)) onFile.set(key, { ...matter(one), about: other, linked: true });
    }
  }
  const list = [...onFile.values()];
  const about = input.about === undefined ? [] : await openAbout(work.tx, { messages: [input.about], persons: [], watchFiles: [input.about] });
  const own = list.filter((one) => one.kind === "measure" && !one.linked).map((one) => one.id);
  return ok({ persons: persons.value, onFile: list, openMeasures: [...new Set([...own, ...about.filter((one) => one.duty === "measure").map((one) => one.id)])].sort() });
}

function matter(one: Awaited<ReturnType<typeof openMattersOf>>[number]) {
  return { kind: one.kind, id: one.id, digest: one.digest, candidate: one.candidate, at: one.at, words: one.words, due: one.due };
}

async function subjectsOf(work: Work, input: { readonly person?: string | undefined; readonly about?: string | undefined }): Promise<Result<readonly string[], DecisionError>> {
  if (input.person !== undefined) {
    const found = await findDescriptions(work.tx, [input.person]);
    return found.length > 0 ? ok([input.person]) : err({ code: "decision.unknown-person", person: input.person });
  }
  const about = input.about!;
  const message = await findRow(work.tx, "message", about);
  const file = await findRow(work.tx, "watch-file", about);
  const persons = message?.body.persons ?? file?.content.persons;
  if (persons === undefined) return err({ code: "decision.unknown-matter", about });
  return ok(persons.filter((one) => !one.bystander).map((one) => descriptionId(about, one.ref)));
}

/** Decisions after which a person is no longer where he was, or nobody looks at him any more. */
const ENDS: ReadonlySet<DecisionKind> = new Set(["release", "closing", "refusal", "lapse", "disposition"]);

async function raiseCheck(work: Work, decision: Decision, check: DecisionCheck): Promise<void> {
  const item = decision.about === null ? undefined : await findRow(work.tx, "item", decision.about);
  const nameOf = await authorityNames(work, check.onFile.map((one) => one.at));
  if (ENDS.has(decision.kind)) {
    // The check itself tells the decider; those who work on the linked person hear of it here.
    const occasion = { subject: decision.id, owner: decision.by, ownerKnows: true, thread: item?.thread ?? null };
    for (const person of check.persons) await raiseLinked(work, occasion, { group: await findGroup(work.tx, person) });
  }
  await raise(work, [
    {
      kind: "decision-check",
      subject: decision.id,
      with: [...new Set(check.onFile.flatMap((one) => [one.id, one.about]))],
      reasons: [`decision.${decision.kind}`, ...new Set(check.onFile.map((one) => `${one.linked ? "linked" : "own"}.${one.kind}`))],
      words: check.onFile.map((one) => `${one.linked ? "Linked person: " : ""}${one.words} (${nameOf(one.at)})${one.candidate ? ", possible match" : ""}`),
      to: decision.by,
      candidate: check.onFile.some((one) => one.candidate),
      thread: item?.thread ?? null,
    },
  ]);
}

async function openCheck(work: Work, decision: Decision): Promise<void> {
  const review = openObligation(
    { id: work.newId(), duty: "review", side: "house", debtor: work.node.self.id, creditor: work.node.self.id, message: decision.id, ...(decision.person === null ? {} : { person: decision.person }), owner: decision.by, priority: "P1", words: "Decision recorded without its check: complete it" },
    houseRule({ hours: 1 }, "the check follows within the hour"),
    work.now,
    work.node.self.timeZone,
  );
  await work.append(change("obligation", "opened", review.id, review));
}

/** A promise outlives the file it was made on: its owner hears that the file was closed in spite of it. */
async function raiseOpenMeasures(work: Work, decision: Decision, measures: readonly string[]): Promise<void> {
  const open = await findRows(work.tx, "obligation", measures);
  await raise(
    work,
    open.map((one) => ({
      kind: "measure" as const,
      subject: one.watchFile ?? one.message ?? one.id,
      with: [one.id, decision.id],
      reasons: ["duty.measure", "side.house", "measure.open-at-closing"],
      words: [`Closed while this was open: ${one.words ?? one.id}`],
      to: one.owner,
      due: one.dueAt ?? null,
      thread: one.thread,
    })),
  );
}

async function closeFile(work: Work, about: string): Promise<void> {
  const [file] = await findRows(work.tx, "watch-file", [about]);
  if (file !== undefined && file.state === "active") {
    await work.append(change("watch-file", "closed", file.id, { state: "closed", closedAt: work.now }));
    await settleRenewal(work, file.id);
  }
}
