import type { z } from "zod";
import * as capacity from "../../contract/capacity.ts";
import * as decisions from "../../contract/decisions.ts";
import * as desk from "../../contract/desk.ts";
import * as inquiry from "../../contract/inquiry.ts";
import * as intake from "../../contract/intake.ts";
import * as items from "../../contract/items.ts";
import * as matches from "../../contract/matches.ts";
import * as messages from "../../contract/messages.ts";
import * as node from "../../contract/node.ts";
import * as persons from "../../contract/persons.ts";
import * as erasure from "../../contract/erasure.ts";
import * as preservation from "../../contract/preservation.ts";
import * as presence from "../../contract/presence.ts";
import type { Route } from "../../contract/route.ts";
import * as session from "../../contract/session.ts";
import * as shifts from "../../contract/shifts.ts";
import * as staff from "../../contract/staff.ts";
import * as statistics from "../../contract/statistics.ts";
import * as watchFiles from "../../contract/watch-files.ts";
import { call, RequestFailed } from "./call.ts";

type Answer<T> = T extends Route<infer _P, infer _Q, infer _B, infer R> ? Promise<z.output<R>> : never;
type Body<T> = T extends Route<infer _P, infer _Q, infer B, infer _R> ? z.input<B> : never;

/** The body of a call without what is undefined: an optional field is absent, never undefined. */
type Loose<T> = { readonly [K in keyof T]: T[K] | undefined };

/** What the desk is asked for: its filters stand in the page's address. */
export interface DeskAsked {
  readonly side: "here" | "creditor";
  readonly owner?: string | undefined;
  readonly duty?: string | undefined;
  readonly overdue?: "yes" | undefined;
  readonly since?: string | undefined;
  readonly looked?: string | undefined;
  readonly after?: string | undefined;
  readonly limit?: number;
}

/** Rows of one page of a long list. */
export const PAGE = 50;

/** Everything the pages ask of the node and do through it, one function for each route of `/v1`. */
export const heed = {
  node: (): Answer<typeof node.readNode> => call(node.readNode, {}),
  async session(): Promise<session.SessionView | null> {
    try {
      return await call(session.readSession, {});
    } catch (error) {
      if (error instanceof RequestFailed && error.problem.status === 401) return null;
      throw error;
    }
  },
  signIn: (officer: string, password: string): Answer<typeof session.logIn> => call(session.logIn, { body: { officer, password } }),
  signOut: (): Promise<unknown> => call(session.logOut, {}),
  changeSettings: (body: Body<typeof session.changeSettings>): Answer<typeof session.changeSettings> => call(session.changeSettings, { body }),
  changePassword: (old: string, password: string): Promise<unknown> => call(session.changePassword, { body: { old, password } }),

  desk: ({ limit = PAGE, ...asked }: DeskAsked): Answer<typeof desk.readDesk> => call(desk.readDesk, { query: given({ ...asked, limit }) }),
  signals: (asked: { readonly to?: string | undefined; readonly before?: string | undefined }): Answer<typeof desk.readSignals> => call(desk.readSignals, { query: given({ ...asked, limit: PAGE }) }),
  seeSignal: (id: string): Answer<typeof desk.seeSignal> => call(desk.seeSignal, { params: { id }, body: {} }),
  matches: (): Answer<typeof matches.readCandidates> => call(matches.readCandidates, { query: {} }),
  decideMatch: (id: string, state: "confirmed" | "rejected" | "candidate", reasons: string): Answer<typeof matches.decideMatch> => call(matches.decideMatch, { params: { id }, body: { state, reasons } }),

  join: (a: string, b: string, reasons: string): Promise<unknown> => call(matches.joinDescriptions, { body: { a, b, reasons } }),
  linkPersons: (body: Body<typeof matches.linkPersons>): Promise<unknown> => call(matches.linkPersons, { body }),
  reminder: (id: string, authority: string): Answer<typeof messages.readReminder> => call(messages.readReminder, { params: { id, authority } }),
  messages: (before?: string): Answer<typeof messages.readMessages> => call(messages.readMessages, { query: given({ before, limit: PAGE }) }),
  thread: (id: string): Answer<typeof messages.readThread> => call(messages.readThread, { params: { id } }),
  present: (id: string, tab: string, here: boolean): Answer<typeof presence.bePresent> => call(presence.bePresent, { params: { id }, body: { tab, here } }),
  draft: (body: Body<typeof messages.draftMessage>, key: string): Answer<typeof messages.draftMessage> => call(messages.draftMessage, { body, key }),
  approve: (id: string, body: Loose<Body<typeof messages.approveMessage>>): Answer<typeof messages.approveMessage> => call(messages.approveMessage, { params: { id }, body: given(body) }),
  discard: (id: string, reasons: string): Promise<unknown> => call(messages.discardDraft, { params: { id }, body: { reasons } }),
  handDraft: (id: string, to: string, reasons: string): Promise<unknown> => call(messages.handDraft, { params: { id }, body: { to, reasons } }),
  holdDraft: (id: string, reasons: string): Promise<unknown> => call(messages.holdDraft, { params: { id }, body: { reasons } }),
  chaseDraft: (id: string, asked: string): Promise<unknown> => call(messages.chaseDraft, { params: { id }, body: { words: asked } }),
  proposals: (body: Body<typeof messages.readProposals>["body"]): Answer<typeof messages.readProposals> => call(messages.readProposals, { body: { body } }),
  holders: (id: string): Answer<typeof messages.readHolders> => call(messages.readHolders, { params: { id } }),
  askConsent: (id: string, body: Loose<Body<typeof messages.askConsent>>): Promise<unknown> => call(messages.askConsent, { params: { id }, body: given(body) }),
  decideConsent: (id: string, body: Loose<Body<typeof messages.decideConsent>>): Promise<unknown> => call(messages.decideConsent, { params: { id }, body: given(body) }),
  revokeConsent: (id: string, body: Loose<Body<typeof messages.revokeConsent>>): Promise<unknown> => call(messages.revokeConsent, { params: { id }, body: given(body) }),
  erasures: (): Answer<typeof erasure.readErasures> => call(erasure.readErasures, {}),
  askErasure: (body: Body<typeof erasure.askErasure>): Promise<unknown> => call(erasure.askErasure, { body }),
  decideErasure: (id: string, confirm: boolean): Promise<unknown> => call(erasure.decideErasure, { params: { id }, body: { confirm } }),
  confirmReplacement: (id: string, done: string): Promise<unknown> => call(messages.confirmReplacement, { params: { id }, body: { words: done } }),
  withdraw: (id: string, body: Loose<Body<typeof messages.withdrawMessage>>): Promise<unknown> => call(messages.withdrawMessage, { params: { id }, body: given(body) }),
  correct: (id: string, body: Loose<Body<typeof messages.correctMessage>>): Promise<unknown> => call(messages.correctMessage, { params: { id }, body: given(body) }),
  closeMessage: (id: string, authority: string): Promise<unknown> => call(messages.closeMessage, { params: { id }, body: { authority } }),
  dispute: (id: string, body: Loose<Body<typeof messages.disputeAnswer>>): Promise<unknown> => call(messages.disputeAnswer, { params: { id }, body: given(body) }),
  forward: (id: string, body: Loose<Body<typeof messages.forwardMessage>>): Promise<unknown> => call(messages.forwardMessage, { params: { id }, body: given(body) }),
  replyToClarification: (id: string, body: Loose<Body<typeof messages.replyToClarification>>): Promise<unknown> => call(messages.replyToClarification, { params: { id }, body: given(body) }),
  takeIn: (body: Body<typeof intake.takeIn>): Answer<typeof intake.takeIn> => call(intake.takeIn, { body }),
  fileReceived: (body: Body<typeof messages.fileReceived>, key: string): Answer<typeof messages.fileReceived> => call(messages.fileReceived, { body, key }),

  shifts: (until: string): Answer<typeof shifts.readShifts> => call(shifts.readShifts, { query: { until, limit: 10 } }),
  leaveShift: (body: Body<typeof shifts.leaveShift>, key: string): Answer<typeof shifts.leaveShift> => call(shifts.leaveShift, { body, key }),
  takeShift: (id: string): Promise<unknown> => call(shifts.takeShift, { params: { id }, body: {} }),
  handOverItems: (ids: string[], to: string, reasons: string): Promise<unknown> => call(items.handOverItems, { body: { ids, to, reasons } }),
  take: (id: string): Promise<unknown> => call(items.takeItem, { params: { id }, body: {} }),
  handOver: (id: string, to: string, reasons: string): Promise<unknown> => call(items.handOver, { params: { id }, body: { to, reasons } }),
  answer: (id: string, body: Loose<Body<typeof items.answerItem>>): Promise<unknown> => call(items.answerItem, { params: { id }, body: given(body) }),
  brief: (id: string, recipient: string, told: string): Promise<unknown> => call(items.recordBriefing, { params: { id }, body: { recipient, words: told } }),
  dispose: (id: string, outcome: string, reasons: string): Promise<unknown> => call(items.disposeItem, { params: { id }, body: { outcome, reasons } }),
  refuse: (id: string, body: Body<typeof items.proposeRefusal>): Promise<unknown> => call(items.proposeRefusal, { params: { id }, body }),
  decideRefusal: (id: string, body: Loose<Body<typeof items.decideRefusal>>): Promise<unknown> => call(items.decideRefusal, { params: { id }, body: given(body) }),
  clarify: (id: string, body: Loose<Body<typeof items.askClarification>>): Promise<unknown> => call(items.askClarification, { params: { id }, body: given(body) }),
  hold: (id: string, body: Loose<Body<typeof items.holdItem>>): Promise<unknown> => call(items.holdItem, { params: { id }, body: given(body) }),
  askExtension: (id: string, body: Loose<Body<typeof items.askExtension>>): Promise<unknown> => call(items.askExtension, { params: { id }, body: given(body) }),
  decideExtension: (id: string, body: Loose<Body<typeof items.decideExtension>>): Promise<unknown> => call(items.decideExtension, { params: { id }, body: given(body) }),
  lapse: (id: string, reasons: string): Promise<unknown> => call(items.lapseItem, { params: { id }, body: { reasons } }),

  search: (asked: { readonly name?: string; readonly birth?: string | undefined; readonly document?: string | undefined }): Answer<typeof persons.search> => call(persons.search, { query: given({ ...asked, limit: 20 }) }),
  counter: (asked: { readonly name: string; readonly birth: string; readonly document: string }): Answer<typeof persons.searchAtCounter> => call(persons.searchAtCounter, { query: given(asked) }),
  person: (id: string, asOf: string | undefined): Answer<typeof persons.readPerson> => call(persons.readPerson, { params: { description: id }, query: given({ asOf }) }),
  inquiry: (id: string, asOf: string | undefined): Answer<typeof persons.readInquiry> => call(persons.readInquiry, { params: { description: id }, query: given({ asOf }) }),
  openInquiry: (body: Body<typeof inquiry.openInquiry>): Answer<typeof inquiry.openInquiry> => call(inquiry.openInquiry, { body }),
  clear: (id: string, body: Body<typeof persons.clearPerson>): Promise<unknown> => call(persons.clearPerson, { params: { description: id }, body }),
  confirmClearing: (id: string, done: string): Promise<unknown> => call(persons.confirmClearing, { params: { id }, body: { words: done } }),
  concerned: (id: string): Answer<typeof persons.readConcerned> => call(persons.readConcerned, { params: { description: id } }),

  checkDecision: (body: Body<typeof decisions.checkDecision>): Answer<typeof decisions.checkDecision> => call(decisions.checkDecision, { body }),
  decide: (body: Body<typeof decisions.recordDecision>, key: string): Promise<unknown> => call(decisions.recordDecision, { body, key }),
  followDecision: (id: string): Promise<unknown> => call(decisions.followDecision, { params: { id }, body: {} }),
  promiseMeasure: (body: Body<typeof decisions.promiseMeasure>, key: string): Promise<unknown> => call(decisions.promiseMeasure, { body, key }),
  finishMeasure: (id: string, result: string): Promise<unknown> => call(decisions.finishMeasure, { params: { id }, body: { result } }),

  watchFiles: (): Answer<typeof watchFiles.readWatchFiles> => call(watchFiles.readWatchFiles, {}),
  watchFile: (id: string): Answer<typeof watchFiles.readWatchFile> => call(watchFiles.readWatchFile, { params: { id } }),
  fileWatchFile: (body: Body<typeof watchFiles.fileWatchFile>, key: string): Answer<typeof watchFiles.fileWatchFile> => call(watchFiles.fileWatchFile, { body, key }),
  changeWatchFile: (id: string, content: Body<typeof watchFiles.changeWatchFile>["content"]): Answer<typeof watchFiles.changeWatchFile> => call(watchFiles.changeWatchFile, { params: { id }, body: { content } }),
  reopenWatchFile: (id: string, body: Body<typeof watchFiles.reopenWatchFile>): Promise<unknown> => call(watchFiles.reopenWatchFile, { params: { id }, body }),
  reconcile: (name: string, list: string): Answer<typeof watchFiles.reconcileList> => call(watchFiles.reconcileList, { body: { name, list } }),
  endWatchFile: (id: string, as: "closed" | "lapsed"): Promise<unknown> => call(watchFiles.closeWatchFile, { params: { id }, body: { as } }),

  staff: (): Answer<typeof staff.readStaff> => call(staff.readStaff, {}),
  sharing: (query: { readonly peer: string; readonly from: string; readonly to: string }): Answer<typeof statistics.readStatistics> => call(statistics.readStatistics, { query }),
  article18: (year: number): Answer<typeof statistics.readArticle18> => call(statistics.readArticle18, { query: { year } }),
  peers: (): Answer<typeof staff.readPeers> => call(staff.readPeers, {}),
  consultations: (before?: string): Answer<typeof staff.readConsultations> => call(staff.readConsultations, { query: given({ before, limit: PAGE }) }),
  forecast: (): Answer<typeof capacity.readForecast> => call(capacity.readForecast, {}),
  planCapacity: (body: Body<typeof capacity.recordCapacityPlan>): Promise<unknown> => call(capacity.recordCapacityPlan, { body }),
  lapses: (ids: readonly string[], reasons: string): Answer<typeof capacity.lapseItems> => call(capacity.lapseItems, { body: { ids: [...ids], reasons } }),
  weights: (): Answer<typeof capacity.readWeights> => call(capacity.readWeights, {}),
  proposeWeights: (body: Body<typeof capacity.proposeWeights>): Promise<unknown> => call(capacity.proposeWeights, { body }),
  trialWeights: (id: string, weeks: number): Promise<unknown> => call(capacity.trialWeights, { params: { id }, body: { weeks } }),
  decideWeights: (id: string, adopt: boolean, reasons: string): Promise<unknown> => call(capacity.decideWeights, { params: { id }, body: { adopt, reasons } }),
  preservations: (): Answer<typeof preservation.readPreservations> => call(preservation.readPreservations, {}),
  preserve: (body: Body<typeof preservation.proposePreservation>): Promise<unknown> => call(preservation.proposePreservation, { body }),
  decidePreservation: (id: string, confirm: boolean, reasons: string): Promise<unknown> => call(preservation.decidePreservation, { params: { id }, body: { confirm, reasons } }),
  liftPreservation: (id: string, reasons: string): Promise<unknown> => call(preservation.liftPreservation, { params: { id }, body: { reasons } }),
  moveClock: (body: Body<typeof node.moveClock>): Answer<typeof node.moveClock> => call(node.moveClock, { body }),
};

/** The fields that have a value. */
function given<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== "")) as { [K in keyof T]: Exclude<T[K], undefined> };
}
