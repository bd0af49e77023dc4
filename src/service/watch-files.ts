import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { change } from "../domain/entry.ts";
import { ownId } from "../domain/own-id.ts";
import { ownerInPost } from "../domain/roster.ts";
import { sinceWhen } from "../domain/watch-file.ts";
import type { WatchFile, WatchFileContent } from "../domain/watch-file.ts";
import { allRows, findRow } from "../store/rows.ts";
import { openAbout } from "../store/obligations.ts";
import { act, consult } from "./act.ts";
import type { ActError, Acting, Work } from "./act.ts";
import type { HeedNode } from "./node.ts";
import { recheckFile } from "./recheck.ts";
import { recognise } from "./recognition.ts";
import { openRenewal, settleRenewal, settleReopening } from "./watch-life.ts";

export type WatchFileError =
  | { code: "watch-file.exists"; id: string }
  | { code: "watch-file.unknown"; id: string }
  | { code: "watch-file.closed"; id: string; state: string }
  | { code: "watch-file.open"; id: string }
  | { code: "watch-file.review-past"; reviewOn: string; now: string }
  | { code: "watch-file.open-measures"; measures: readonly string[] }
  | { code: "officer.unknown"; officer: string };

/** Files a person to be watched; everything known is matched against it at once, past events included. */
export async function fileWatchFile(node: HeedNode, acting: Acting, input: { readonly id?: string; readonly owner: string; readonly content: WatchFileContent }, now: Instant): Promise<Result<WatchFile, WatchFileError | ActError>> {
  return act(node, acting, { action: "fileWatchFile" }, now, async (work): Promise<Result<WatchFile, WatchFileError>> => {
    const id = ownId("file", input.id ?? work.newId());
    if (input.id !== undefined && (await findRow(work.tx, "watch-file", id)) !== undefined) return err({ code: "watch-file.exists", id });
    const checked = await checkFile(work, input.owner, input.content);
    if (!checked.ok) return checked;
    const file: WatchFile = { id, owner: input.owner, state: "active", filedAt: work.now, changedAt: work.now, closedAt: null, content: input.content };
    await work.append(change("watch-file", "filed", file.id, file));
    await openRenewal(work, file);
    await recognise(work, { source: { noun: "watch-file", row: file }, owner: file.owner });
    return ok(file);
  });
}

/** Changes a watch file; a corrected spelling or date is matched afresh against everything. */
export async function changeWatchFile(node: HeedNode, acting: Acting, input: { readonly id: string; readonly content: WatchFileContent }, now: Instant): Promise<Result<WatchFile, WatchFileError | ActError>> {
  return act(node, acting, { action: "changeWatchFile", resource: { kind: "WatchFile", id: ownId("file", input.id) } }, now, async (work): Promise<Result<WatchFile, WatchFileError>> => {
    const file = await findRow(work.tx, "watch-file", ownId("file", input.id));
    if (file === undefined) return err({ code: "watch-file.unknown", id: input.id });
    if (file.state !== "active") return err({ code: "watch-file.closed", id: input.id, state: file.state });
    const checked = await checkFile(work, file.owner, input.content);
    if (!checked.ok) return checked;
    const set = { content: input.content, changedAt: work.now, since: sinceWhen(file, input.content, work.now) };
    const changed: WatchFile = { ...file, ...set };
    await work.append(change("watch-file", "changed", file.id, set));
    if (input.content.reviewOn !== file.content.reviewOn) await openRenewal(work, changed);
    await recheckFile(work, file, changed);
    return ok(changed);
  });
}

/** Ends a watch file, by review or by lapse; measures still open must be closed by a named decision first. */
export async function closeWatchFile(node: HeedNode, acting: Acting, input: { readonly id: string; readonly as: "closed" | "lapsed" }, now: Instant): Promise<Result<WatchFile, WatchFileError | ActError>> {
  return act(node, acting, { action: "closeWatchFile", resource: { kind: "WatchFile", id: ownId("file", input.id) } }, now, async (work): Promise<Result<WatchFile, WatchFileError>> => {
    const file = await findRow(work.tx, "watch-file", ownId("file", input.id));
    if (file === undefined) return err({ code: "watch-file.unknown", id: input.id });
    // What ended by its date may still get the name of whoever lets it.
    if (file.state === "lapsed" && input.as === "lapsed") return ok(file);
    if (file.state !== "active") return err({ code: "watch-file.closed", id: input.id, state: file.state });
    const persons = file.content.persons.map((one) => `${file.id}#${one.ref}`);
    const measures = (await openAbout(work.tx, { messages: [], persons, watchFiles: [file.id] })).filter((one) => one.duty === "measure");
    if (measures.length > 0) return err({ code: "watch-file.open-measures", measures: measures.map((one) => one.id) });
    await work.append(change("watch-file", input.as, file.id, { state: input.as, closedAt: work.now }));
    await settleRenewal(work, file.id, input.as === "lapsed" ? "lapsed" : "done");
    return ok({ ...file, state: input.as, closedAt: work.now });
  });
}

/** Opens a closed or lapsed file again, with a new date of review; its persons are matched afresh. */
export async function reopenWatchFile(node: HeedNode, acting: Acting, input: { readonly id: string; readonly reviewOn: string; readonly reasons: string }, now: Instant): Promise<Result<WatchFile, WatchFileError | ActError>> {
  return act(node, acting, { action: "changeWatchFile", resource: { kind: "WatchFile", id: ownId("file", input.id) } }, now, async (work): Promise<Result<WatchFile, WatchFileError>> => {
    const file = await findRow(work.tx, "watch-file", ownId("file", input.id));
    if (file === undefined) return err({ code: "watch-file.unknown", id: input.id });
    if (file.state === "active") return err({ code: "watch-file.open", id: input.id });
    const content = { ...file.content, reviewOn: input.reviewOn as WatchFileContent["reviewOn"] };
    const owner = ownerInPost(await work.roster(), file.owner, work.now)?.id ?? file.owner;
    const checked = await checkFile(work, owner, content);
    if (!checked.ok) return checked;
    const set = { state: "active" as const, closedAt: null, owner, content, changedAt: work.now, since: sinceWhen(file, content, work.now), reopened: [...(file.reopened ?? []), { by: work.acting.actor, at: work.now, reasons: input.reasons }] };
    await work.append(change("watch-file", "reopened", file.id, set));
    await settleReopening(work, file.id);
    const reopened: WatchFile = { ...file, ...set };
    await openRenewal(work, reopened);
    await recognise(work, { source: { noun: "watch-file", row: reopened }, owner });
    return ok(reopened);
  });
}

async function checkFile(work: Work, owner: string, content: WatchFileContent): Promise<Result<true, WatchFileError>> {
  if (!(await work.roster()).some((one) => one.id === owner && one.active)) return err({ code: "officer.unknown", officer: owner });
  if (content.reviewOn <= work.now.slice(0, 10)) return err({ code: "watch-file.review-past", reviewOn: content.reviewOn, now: work.now });
  return ok(true);
}

/** Every watch file of this authority, the next review first. */
export async function readWatchFiles(node: HeedNode, acting: Acting, now: Instant): Promise<Result<readonly WatchFile[], ActError>> {
  return consult(node, acting, { action: "readPerson" }, now, async (work) => {
    const files = [...(await allRows(work.tx, "watch-file"))].sort((a, b) => (a.content.reviewOn < b.content.reviewOn ? -1 : 1));
    return ok({ value: files, returned: files.map((one) => one.id) });
  });
}

/** One watch file. */
export async function readWatchFile(node: HeedNode, acting: Acting, input: { readonly id: string }, now: Instant): Promise<Result<WatchFile, WatchFileError | ActError>> {
  return consult(node, acting, { action: "readPerson" }, now, async (work): Promise<Result<{ value: WatchFile; returned: readonly string[] }, WatchFileError>> => {
    const file = await findRow(work.tx, "watch-file", ownId("file", input.id));
    return file === undefined ? err({ code: "watch-file.unknown", id: input.id }) : ok({ value: file, returned: [file.id] });
  });
}
