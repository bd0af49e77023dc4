import { unwrap } from "../../lib/base/result.ts";
import type { Result } from "../../lib/base/result.ts";
import type { Instant, PartialDate } from "../../lib/clock/index.ts";
import { ACTS } from "../../contract/scenario.ts";
import type { ScenarioStep } from "../../contract/scenario.ts";
import type { Authority } from "../../domain/authority.ts";
import type { Regime } from "../../domain/regime.ts";
import { MessageBody } from "../../domain/message.ts";
import { ownId } from "../../domain/own-id.ts";
import { matchId } from "../../domain/match.ts";
import type { TellsApart } from "../../domain/tells-apart.ts";
import type { Officer } from "../../domain/roster.ts";
import type { Signal } from "../../domain/signal.ts";
import type { Acting } from "../../service/act.ts";
import { fileReceived } from "../../service/arrivals.ts";
import { recordBriefing } from "../../service/briefings.ts";
import { recordCapacityPlan } from "../../service/capacity.ts";
import { followDecision, recordDecision } from "../../service/decisions.ts";
import { deliverDue } from "../../service/delivery.ts";
import type { Transport } from "../../service/delivery.ts";
import { clearPerson, confirmClearing } from "../../service/clearing.ts";
import { checkCrossings } from "../../service/crossings.ts";
import { chaseDraft, handDraft, holdDraft } from "../../service/drafts.ts";
import { askExtension, decideExtension } from "../../service/extensions.ts";
import { inquireAll } from "../../service/inquiry.ts";
import type { PersonInquiry } from "../../service/inquiry.ts";
import { answerItem, askClarification, decideRefusal, disposeItem, handOver, holdItem, lapseItem, lapseItems, proposeRefusal, takeItem } from "../../service/item-acts.ts";
import { linkPersons } from "../../service/links.ts";
import { decideMatch, joinDescriptions } from "../../service/matches.ts";
import { finishMeasure, promiseMeasure } from "../../service/measures.ts";
import { askConsent, decideConsent, revokeConsent } from "../../service/consent.ts";
import { closeMessage, correctMessage, disputeAnswer, forwardMessage, replyToClarification, withdrawMessage } from "../../service/message-acts.ts";
import { approveMessage, discardDraft, draftMessage } from "../../service/messages.ts";
import { decidePreservation, liftPreservation, proposePreservation } from "../../service/preservation.ts";
import { confirmReplacement } from "../../service/replacement.ts";
import { recordAgreement, recordAuthority, recordOfficer } from "../../service/staff.ts";
import { fireTimers, nextWakeAt } from "../../service/timers.ts";
import { changeWatchFile, closeWatchFile, fileWatchFile, reopenWatchFile } from "../../service/watch-files.ts";
import { allObligations } from "../../store/obligations.ts";
import { findDescriptions } from "../../store/persons.ts";
import { allRows, findRow } from "../../store/rows.ts";
import { allSignals } from "../../store/signals.ts";
import type { OpenNode } from "../node.ts";
import { firstItem, foreseenItems } from "./desk-work.ts";
import { drawCrowd } from "./crowd.ts";
import { DRAWN, named, namesOf, plain, setup } from "./step-input.ts";
import { spanOf } from "./times.ts";

/** What came of a step: done, or refused with a code and its details. */
export type Outcome = { readonly kind: "done" } | { readonly kind: "refused"; readonly code: string; readonly details: string };

/** One step as a player is given it. */
export interface Turn {
  /** Equal for the same step in every run: what was done under it is not done again. */
  readonly key: string;
  readonly step: ScenarioStep;
  readonly now: Instant;
}

/** Everything a node is told before the first step. */
export interface Casting {
  readonly staff: readonly Officer[];
  readonly peers: readonly Authority[];
  readonly agreements: readonly Regime[];
}

/** Plays one authority: every step goes through the same services a person at the workbench uses. */
export class Player {
  readonly node: OpenNode;
  readonly #transport: Transport;

  constructor(node: OpenNode, transport: Transport) {
    this.node = node;
    this.#transport = transport;
  }

  async cast(casting: Casting, now: Instant): Promise<void> {
    for (const officer of casting.staff) unwrap(await recordOfficer(this.node, setup(`staff/${officer.id}`), officer, now));
    for (const peer of casting.peers) unwrap(await recordAuthority(this.node, setup(`peer/${peer.id}`), peer, now));
    for (const regime of casting.agreements) unwrap(await recordAgreement(this.node, setup(`agreement/${regime.id}`), regime, now));
  }

  /** Plays a step; what was already done under its key is not done again. */
  async play(turn: Turn): Promise<Outcome> {
    const result = await this.#act(turn);
    return result.ok ? { kind: "done" } : { kind: "refused", code: result.error.code, details: JSON.stringify(result.error) };
  }

  /** Lets the node do what has come due. */
  async tick(now: Instant, key: string): Promise<void> {
    await fireTimers(this.node, now, key);
  }

  async deliver(now: Instant): Promise<number> {
    return deliverDue(this.node, this.#transport, now);
  }

  async nextWake(now: Instant): Promise<Instant | undefined> {
    return nextWakeAt(this.node, now);
  }

  /** What this node can tell an inquiry of every person it knows. */
  async inquire(asOf: Instant, imprecise: Readonly<Record<string, PartialDate>>): Promise<readonly PersonInquiry[]> {
    return inquireAll(this.node, asOf, imprecise);
  }

  /** Everything raised so far, with names for the duties among its subjects. */
  async signals(): Promise<{ readonly signals: readonly Signal[]; readonly names: Readonly<Record<string, string>> }> {
    return this.node.store.read(async (tx) => {
      const signals = await allSignals(tx);
      const called = await namesOf(tx, signals);
      const duties = (await allObligations(tx)).filter((one) => DRAWN.test(one.id)).map((one) => [one.id, `${called(one.message ?? one.watchFile ?? one.person ?? "house")}/${one.duty}`]);
      const subjects = signals.flatMap((one) => [one.subject, ...one.with]).map((id) => [id, called(id)] as const).filter(([id, name]) => id !== name);
      return { signals, names: Object.fromEntries([...subjects, ...duties]) };
    });
  }

  async #act({ key, step, now }: Turn): Promise<Result<unknown, { readonly code: string }>> {
    const { node } = this;
    const name = ACTS.find((one) => step[one] !== undefined)!;
    const by = step.by ?? (await this.#officerFor(step.decide?.kind ?? name, now));
    const acting: Acting = { actor: by, purpose: `scenario step ${key}`, case: "scenario", key };
    switch (name) {
      case "fileWatch":
        return fileWatchFile(node, acting, { ...step.fileWatch!, owner: by }, now);
      case "changeWatch":
        return changeWatchFile(node, acting, step.changeWatch!, now);
      case "endWatch":
        return closeWatchFile(node, acting, step.endWatch!, now);
      case "reopenWatch":
        return reopenWatchFile(node, acting, step.reopenWatch!, now);
      case "draft":
        return this.#draft(acting, step.draft!, now);
      case "send": {
        const drafted = await this.#draft({ ...acting, key: `${key}/draft` }, step.send!, now);
        if (!drafted.ok) return drafted;
        const approver = step.send!.approvedBy ?? (await this.#officerFor("approve", now, by));
        return approveMessage(node, { ...acting, actor: approver, key: `${key}/approve` }, { id: step.send!.id }, now);
      }
      case "approve":
        return approveMessage(node, acting, plain(step.approve!), now);
      case "discard":
        return discardDraft(node, acting, step.discard!, now);
      case "received": {
        const { id, from, thread, on, message, passage } = step.received!;
        const received = on === undefined ? undefined : spanOf(on, node.self.timeZone);
        const at = received?.ok === true && received.value.earliest < now ? received.value.earliest : now;
        return fileReceived(node, acting, { from, wire: { id, thread: thread ?? id, issuedAt: at, body: message }, passage, receivedAt: at }, now);
      }
      case "take":
        return takeItem(node, acting, step.take!, now);
      case "handOver":
        return (await this.#isDraft(step.handOver!.id)) ? handDraft(node, acting, step.handOver!, now) : handOver(node, acting, step.handOver!, now);
      case "holdDraft":
        return holdDraft(node, acting, step.holdDraft!, now);
      case "chase":
        return chaseDraft(node, acting, step.chase!, now);
      case "answer": {
        const { id, as, message, gate } = step.answer!;
        if (message.kind !== "answer") return { ok: false, error: { code: "message.kind" } };
        return answerItem(node, acting, { id, body: message, ...(as === undefined ? {} : { messageId: as }), ...(gate === undefined ? {} : { gate }) }, now);
      }
      case "brief":
        return recordBriefing(node, acting, plain(step.brief!), now);
      case "dispose":
        return disposeItem(node, acting, step.dispose!, now);
      case "proposeRefusal":
        return proposeRefusal(node, acting, step.proposeRefusal!, now);
      case "decideRefusal":
        return decideRefusal(node, acting, named(step.decideRefusal!), now);
      case "clarify":
        return askClarification(node, acting, named(step.clarify!), now);
      case "reply":
        return replyToClarification(node, acting, plain(step.reply!), now);
      case "hold":
        return holdItem(node, acting, plain(step.hold!), now);
      case "askExtension":
        return askExtension(node, acting, named(step.askExtension!), now);
      case "decideExtension":
        return decideExtension(node, acting, named(step.decideExtension!), now);
      case "lapse":
        return lapseItem(node, acting, step.lapse!, now);
      case "withdraw":
        return withdrawMessage(node, acting, plain(step.withdraw!), now);
      case "correct": {
        const { message, ...rest } = step.correct!;
        return correctMessage(node, acting, { ...named(rest), body: message }, now);
      }
      case "confirmReplacement":
        return confirmReplacement(node, acting, step.confirmReplacement!, now);
      case "close":
        return closeMessage(node, acting, step.close!, now);
      case "dispute":
        return disputeAnswer(node, acting, plain(step.dispute!), now);
      case "forward": {
        const drafted = await forwardMessage(node, { ...acting, key: `${key}/draft` }, named(step.forward!), now);
        if (!drafted.ok) return drafted;
        return approveMessage(node, { ...acting, actor: await this.#officerFor("approve", now, by), key: `${key}/approve` }, { id: drafted.value.id }, now);
      }
      case "askConsent":
        return askConsent(node, acting, named(step.askConsent!), now);
      case "decideConsent":
        return decideConsent(node, acting, named(step.decideConsent!), now);
      case "revokeConsent":
        return revokeConsent(node, acting, named(step.revokeConsent!), now);
      case "confirmMatch":
        return this.#decideMatch(acting, step.confirmMatch!, "confirmed", now);
      case "rejectMatch":
        return this.#decideMatch(acting, step.rejectMatch!, "rejected", now);
      case "clear":
        return clearPerson(node, acting, plain({ ...step.clear!, person: await this.#described(step.clear!.person), of: await this.#described(step.clear!.of) }), now);
      case "confirmClearing":
        return confirmClearing(node, acting, step.confirmClearing!, now);
      case "undoMatch":
        return this.#decideMatch(acting, step.undoMatch!, "candidate", now);
      case "joinPersons":
        return joinDescriptions(node, acting, await this.#pair(step.joinPersons!), now);
      case "linkPersons":
        return linkPersons(node, acting, plain(await this.#pair(step.linkPersons!)), now);
      case "promise":
        return promiseMeasure(node, acting, plain(await this.#matter(step.promise!)), now);
      case "finish":
        return finishMeasure(node, acting, { ...step.finish!, id: await this.#dutyCalled(step.finish!.id) }, now);
      case "decide":
        return recordDecision(node, acting, await this.#matter(step.decide!), now);
      case "followDecision":
        return followDecision(node, acting, step.followDecision!, now);
      case "absent":
      case "leave":
        return this.#absent(key, step, now);
      case "planCapacity":
        return recordCapacityPlan(node, acting, step.planCapacity!, now);
      case "workDesk":
        return this.#workDesk(acting, step.workDesk!, now);
      case "letLapse":
        return lapseItems(node, acting, { ids: await foreseenItems(node, step.letLapse!.withinHours, now), reasons: step.letLapse!.reasons }, now);
      case "preserve": {
        const { scope } = step.preserve!;
        const kept = "everything" in scope ? scope : { ...scope, persons: await Promise.all(scope.persons.map((one) => this.#described(one))), watchFiles: scope.watchFiles.map((one) => ownId("file", one)) };
        return proposePreservation(node, acting, { ...step.preserve!, scope: kept }, now);
      }
      case "decidePreservation":
        return decidePreservation(node, acting, step.decidePreservation!, now);
      case "liftPreservation":
        return liftPreservation(node, acting, step.liftPreservation!, now);
      case "check":
        return checkCrossings(node, acting, { place: step.check!.place, persons: drawCrowd(step.check!.crowd) }, now);
      case "down":
      case "up":
      case "cut":
      case "mend":
      case "wait":
        return { ok: true, value: undefined };
    }
  }

  /** Answers one after the other what stands first; on a desk that is empty there is nothing to do. */
  async #workDesk(acting: Acting, { answers, order }: NonNullable<ScenarioStep["workDesk"]>, now: Instant): Promise<Result<unknown, { readonly code: string }>> {
    for (let answer = 0; answer < answers; answer++) {
      const id = await firstItem(this.node, order);
      if (id === undefined) break;
      const body = MessageBody.parse({ kind: "answer", purpose: "Answer", about: id, outcome: "known" });
      if (body.kind !== "answer") break;
      const done = await answerItem(this.node, { ...acting, key: `${acting.key}/${answer}` }, { id, body }, now);
      if (!done.ok) return done;
    }
    return { ok: true, value: undefined };
  }

  async #isDraft(id: string): Promise<boolean> {
    return (await this.node.store.read((tx) => findRow(tx, "message", id)))?.direction === "out";
  }

  /** The id of an open duty inside the house that goes by this name in the report; a measure goes by its id. */
  async #dutyCalled(name: string): Promise<string> {
    if (!name.includes("/")) return name;
    const { names } = await this.signals();
    const open = new Set((await this.node.store.read((tx) => allRows(tx, "obligation"))).filter((one) => one.state === "open" && one.side === "house").map((one) => one.id));
    return Object.keys(names).find((id) => names[id] === name && open.has(id)) ?? name;
  }

  async #pair<T extends { readonly a: string; readonly b: string }>(step: T): Promise<T> {
    return { ...step, a: await this.#described(step.a), b: await this.#described(step.b) };
  }

  /** The person and the matter of a step by their ids here: a file writes them as it likes to read them. */
  async #matter<T extends { readonly person?: string | undefined; readonly about?: string | undefined }>(step: T): Promise<T> {
    const { person, about } = step;
    const found = about === undefined ? undefined : await this.node.store.read(async (tx) => ((await findRow(tx, "message", about)) === undefined ? findRow(tx, "watch-file", ownId("file", about)) : undefined));
    return { ...step, ...(person === undefined ? {} : { person: await this.#described(person) }), ...(found === undefined ? {} : { about: found.id }) };
  }

  /** A description of a message goes before one of a file where a scenario calls both alike. */
  async #described(id: string): Promise<string> {
    const known = (await this.node.store.read((tx) => findDescriptions(tx, [id, ownId("file", id)]))).map((one) => one.id);
    return known.includes(id) ? id : (known[0] ?? id);
  }

  async #draft(acting: Acting, input: NonNullable<ScenarioStep["draft"]>, now: Instant): Promise<Result<unknown, { readonly code: string }>> {
    const { id, to, thread, message, gate, passage } = input;
    return draftMessage(this.node, acting, { id, to, thread: thread ?? id, body: message, ...(gate === undefined ? {} : { gate }), ...(passage === undefined ? {} : { passage }) }, now);
  }

  async #decideMatch(acting: Acting, pair: { readonly a: string; readonly b: string; readonly reasons: string; readonly tellsApart?: TellsApart | undefined }, state: "confirmed" | "rejected" | "candidate", now: Instant): Promise<Result<unknown, { readonly code: string }>> {
    const { a, b } = await this.#pair(pair);
    return decideMatch(this.node, acting, { id: matchId(a, b), state, reasons: pair.reasons, ...(pair.tellsApart === undefined ? {} : { tellsApart: pair.tellsApart }) }, now);
  }

  async #absent(key: string, step: ScenarioStep, now: Instant): Promise<Result<unknown, { readonly code: string }>> {
    const id = step.absent?.officer ?? step.leave!.officer;
    const officer = await this.node.store.read((tx) => findRow(tx, "officer", id));
    if (officer === undefined) return { ok: false, error: { code: "officer.unknown" } };
    if (step.leave !== undefined) return recordOfficer(this.node, setup(key), { ...officer, active: false }, now);
    const { until, deputy } = step.absent!;
    const ends = until === undefined ? undefined : spanOf(until, this.node.self.timeZone);
    const absence = { from: now, ...(ends?.ok === true ? { until: ends.value.earliest } : {}), ...(deputy === undefined ? {} : { deputy }) };
    return recordOfficer(this.node, setup(key), { ...officer, absences: [...officer.absences, absence] }, now);
  }

  /** The first officer whose post does this kind of act: what the file leaves open. */
  async #officerFor(act: string, now: Instant, except?: string): Promise<string> {
    const roster = await this.node.store.read((tx) => allRows(tx, "officer"));
    const senior = act === "approve" || act === "decideRefusal" || act === "lapse" || act === "letLapse" || act === "planCapacity" || act === "preserve" || act === "decidePreservation" || act === "liftPreservation" || act === "withdraw" || act === "clear" || act === "decideConsent" || act === "revokeConsent" || act === "no-means" || act === "dispute";
    const wanted = senior ? (["supervisor", "duty-commander", "head"] as const) : (["liaison", "supervisor", "analyst", "duty-commander", "head"] as const);
    const free = roster.filter((one) => one.id !== except && one.active && !one.absences.some((absence) => absence.from <= now && (absence.until === undefined || now < absence.until)));
    for (const role of wanted) {
      const officer = free.find((one) => one.roles.includes(role));
      if (officer !== undefined) return officer.id;
    }
    return (free[0] ?? roster[0])!.id;
  }
}
