import type { Consultation } from "../../domain/entry.ts";
import type { Decision } from "../../domain/decision.ts";
import type { Item } from "../../domain/item.ts";
import type { Match } from "../../domain/match.ts";
import type { Gate, Message, MessageBody, RefusalGround } from "../../domain/message.ts";
import type { Obligation } from "../../domain/obligation.ts";
import type { Officer } from "../../domain/roster.ts";
import type { Signal } from "../../domain/signal.ts";
import type { WatchFile, WatchFileContent } from "../../domain/watch-file.ts";
import { call, RequestFailed, segment } from "./call.ts";
import type { DecisionBody, DecisionCheck, DeskView, DraftBody, InquiryView, MatchView, MeasureBody, NodeView, Peer, PersonView, ReceivedBody, SearchHit, SessionView, ThreadView } from "./shapes.ts";

export interface DeskAsked {
  readonly side: "here" | "creditor";
  readonly owner?: string | undefined;
  readonly after?: string | undefined;
  readonly limit?: number;
}

/** What may accompany every act that sends something outside the Union. */
interface Gated {
  readonly gate?: Gate | undefined;
}

/** Rows of one page of a long list. */
export const PAGE = 50;

/** Everything the pages ask of the node and do through it, one function for each route of `/v1`. */
export const heed = {
  node: (): Promise<NodeView> => call("/node"),
  async session(): Promise<SessionView | null> {
    try {
      return await call<SessionView>("/session");
    } catch (error) {
      if (error instanceof RequestFailed && error.problem.status === 401) return null;
      throw error;
    }
  },
  signIn: (officer: string, password: string): Promise<SessionView> => call("/session", { body: { officer, password } }),
  signOut: (): Promise<void> => call("/session", { method: "DELETE" }),
  changePassword: (old: string, password: string): Promise<void> => call("/session/password", { body: { old, password } }),

  desk: (asked: DeskAsked): Promise<DeskView> => call("/desk", { query: { side: asked.side, owner: asked.owner, after: asked.after, limit: asked.limit ?? PAGE } }),
  signals: (asked: { readonly to?: string | undefined; readonly thread?: string; readonly before?: string | undefined }): Promise<readonly Signal[]> => call("/signals", { query: { ...asked, limit: PAGE } }),
  seeSignal: (id: string): Promise<Signal> => call(`/signals/${segment(id)}/seen`, { body: {} }),
  matches: (): Promise<readonly MatchView[]> => call("/matches"),
  decideMatch: (id: string, state: "confirmed" | "rejected" | "candidate", reasons: string): Promise<Match> => call(`/matches/${segment(id)}/decision`, { body: { state, reasons } }),
  joinDescriptions: (a: string, b: string, reasons: string): Promise<Match> => call("/matches", { body: { a, b, reasons } }),

  messages: (before?: string): Promise<readonly Message[]> => call("/messages", { query: { before, limit: PAGE } }),
  draft: (draft: DraftBody, key: string): Promise<Message> => call("/messages", { body: draft, key }),
  approve: (id: string, input: Gated): Promise<Message> => call(`/messages/${segment(id)}/approval`, { body: input }),
  discard: (id: string, reasons: string): Promise<Message> => call(`/messages/${segment(id)}/discard`, { body: { reasons } }),
  withdraw: (id: string, input: Gated & { readonly reasons: string }): Promise<Message> => call(`/messages/${segment(id)}/withdrawal`, { body: input }),
  correct: (id: string, input: Gated & { readonly reasons: string; readonly body: MessageBody }): Promise<Message> => call(`/messages/${segment(id)}/correction`, { body: input }),
  closeMessage: (id: string, authority: string): Promise<unknown> => call(`/messages/${segment(id)}/closing`, { body: { authority } }),
  dispute: (id: string, input: Gated & { readonly authority: string; readonly reasons: string }): Promise<unknown> => call(`/messages/${segment(id)}/dispute`, { body: input }),
  forward: (id: string, input: Gated & { readonly to: readonly string[]; readonly consent: "not-needed" | "given"; readonly text: string }): Promise<Message> => call(`/messages/${segment(id)}/forward`, { body: input }),
  replyToClarification: (id: string, input: Gated & { readonly text: string }): Promise<Message> => call(`/clarifications/${segment(id)}/reply`, { body: input }),
  fileReceived: (received: ReceivedBody, key: string): Promise<Message> => call("/received", { body: received, key }),
  thread: (id: string): Promise<ThreadView> => call(`/threads/${segment(id)}`),

  take: (id: string): Promise<Item> => call(`/items/${segment(id)}/taking`, { body: {} }),
  handOver: (id: string, to: string, reasons: string): Promise<Item> => call(`/items/${segment(id)}/handover`, { body: { to, reasons } }),
  answer: (id: string, input: Gated & { readonly body: Extract<MessageBody, { kind: "answer" }> }): Promise<Message> => call(`/items/${segment(id)}/answer`, { body: input }),
  dispose: (id: string, outcome: string, reasons: string): Promise<Item> => call(`/items/${segment(id)}/disposition`, { body: { outcome, reasons } }),
  refuse: (id: string, ground: RefusalGround, scope: string, text: string): Promise<Item> => call(`/items/${segment(id)}/refusal`, { body: { ground, scope, text } }),
  decideRefusal: (id: string, input: Gated & { readonly confirm: boolean }): Promise<Item> => call(`/items/${segment(id)}/refusal/decision`, { body: input }),
  clarify: (id: string, input: Gated & { readonly question: string; readonly agreed: boolean }): Promise<Item> => call(`/items/${segment(id)}/clarification`, { body: input }),
  hold: (id: string, input: Gated & { readonly until: string; readonly reasons: string }): Promise<Item> => call(`/items/${segment(id)}/hold`, { body: input }),
  lapse: (id: string, reasons: string): Promise<Item> => call(`/items/${segment(id)}/lapse`, { body: { reasons } }),

  search: (asked: { readonly name: string; readonly birth?: string; readonly document?: string }, signal?: AbortSignal): Promise<readonly SearchHit[]> =>
    call("/search", { query: { ...asked, limit: 20 }, ...(signal === undefined ? {} : { signal }) }),
  checkDecision: (about: { readonly person?: string; readonly about?: string }): Promise<DecisionCheck> => call("/decisions/check", { body: about }),
  decide: (input: DecisionBody, key: string): Promise<Decision> => call("/decisions", { body: input, key }),
  followDecision: (id: string): Promise<Decision> => call(`/decisions/${segment(id)}/check`, { body: {} }),
  promiseMeasure: (input: MeasureBody, key: string): Promise<Obligation> => call("/measures", { body: input, key }),
  finishMeasure: (id: string, result: string): Promise<Obligation> => call(`/measures/${segment(id)}/result`, { body: { result } }),

  watchFiles: (): Promise<readonly WatchFile[]> => call("/watch-files"),
  watchFile: (id: string): Promise<WatchFile> => call(`/watch-files/${segment(id)}`),
  fileWatchFile: (input: { readonly owner: string; readonly content: WatchFileContent }, key: string): Promise<WatchFile> => call("/watch-files", { body: input, key }),
  changeWatchFile: (id: string, content: WatchFileContent): Promise<WatchFile> => call(`/watch-files/${segment(id)}`, { method: "PUT", body: { content } }),
  endWatchFile: (id: string, as: "closed" | "lapsed"): Promise<WatchFile> => call(`/watch-files/${segment(id)}/end`, { body: { as } }),

  person: (id: string, asOf: string | undefined): Promise<PersonView> => call(`/persons/${segment(id)}`, { query: { asOf } }),
  inquiry: (id: string, asOf: string | undefined): Promise<InquiryView> => call(`/persons/${segment(id)}/inquiry`, { query: { asOf } }),
  concerned: (id: string): Promise<readonly string[]> => call(`/persons/${segment(id)}/concerned`),

  staff: (): Promise<readonly Officer[]> => call("/staff"),
  peers: (): Promise<readonly Peer[]> => call("/peers"),
  consultations: (before?: string): Promise<readonly Consultation[]> => call("/consultations", { query: { before, limit: PAGE } }),
  moveClock: (move: { readonly to: string } | { readonly by: string }): Promise<{ readonly now: string }> => call("/demo/clock", { body: move }),
};
