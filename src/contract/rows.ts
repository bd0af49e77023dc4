import { z } from "zod";
import type { Addressee } from "../domain/addressee.ts";
import type { Authority } from "../domain/authority.ts";
import type { Decision, OnFile } from "../domain/decision.ts";
import type { DeskRow } from "../domain/desk.ts";
import type { Consultation, PlacedDescription } from "../domain/entry.ts";
import type { Item } from "../domain/item.ts";
import type { Match, MatchReason } from "../domain/match.ts";
import type { Gate, Message, MessageBody, Passage } from "../domain/message.ts";
import type { Obligation } from "../domain/obligation.ts";
import type { PersonDescription } from "../domain/person.ts";
import type { Regime } from "../domain/regime.ts";
import type { Officer } from "../domain/roster.ts";
import type { Signal } from "../domain/signal.ts";
import type { Signs } from "../domain/triage.ts";
import type { TellsApart } from "../domain/tells-apart.ts";
import type { Since, WatchFile, WatchFileContent } from "../domain/watch-file.ts";
import type { Deadline } from "../lib/clock/index.ts";
import { content, declared, listOf, maybe, text, texts } from "./declared.ts";

/** The rows of the domain as they are answered. */
const rung = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);

export const AuthorityRow = declared<Authority>()({
  id: text,
  name: text,
  country: text,
  kind: text,
  union: z.boolean(),
  languages: z.array(text),
  timeZone: text,
  dutyDesk: text.optional(),
  node: z.object({ url: text, keyId: text, publicKey: text, sealing: z.object({ keyId: text, publicKey: text, from: text, until: text, sig: text }).optional(), clear: z.literal(true).optional(), tls: text.optional(), formerKeys: z.array(z.object({ keyId: text, publicKey: text, until: text })).optional(), revoked: z.object({ at: text, by: text, reason: text }).optional() }).optional(),
  standing: z.object({ registry: text, number: z.number(), issued: text, until: text, note: text }).optional(),
  channel: text,
});

export const OfficerRow = declared<Officer>()({
  id: text,
  name: text,
  post: text,
  roles: z.array(text),
  active: z.boolean(),
  deputy: text.optional(),
  absences: z.array(z.object({ from: text, until: text.optional(), deputy: text.optional() })),
});

export const RegimeRow = declared<Regime>()({ id: text, title: text, basis: text, peers: z.array(text).optional(), rules: z.array(z.looseObject({})) });

/** When what a row said was erased, and by which rule. */
export const ErasedRow = z.object({ at: text, rule: text, erasure: text });

export const MessageRow = declared<Message>()({
  id: text,
  thread: text,
  direction: text,
  from: text,
  to: texts,
  version: z.number(),
  status: text,
  author: text.optional(),
  approvedBy: text.optional(),
  heldBy: text.optional(),
  cleared: texts.optional(),
  hands: listOf(z.object({ kind: text, by: text, to: text, at: text, reasons: text })).optional(),
  draftedAt: text.optional(),
  issuedAt: text.optional(),
  releaseAt: text.optional(),
  receivedAt: text.optional(),
  passage: content<Passage>("How it travelled outside Heed, and what proves it.").optional(),
  gate: content<Gate>("The decision that let it leave the Union.").optional(),
  discardedFor: text.optional(),
  unansweredBefore: texts.optional(),
  unreadBy: texts.optional(),
  unmarked: texts.optional(),
  passes: text.optional(),
  erased: ErasedRow.optional(),
  body: content<MessageBody>("What the message says: see /v1/schemas/{kind}."),
});

export const AddresseeRow = declared<Addressee>()({
  id: text,
  message: text,
  to: text,
  state: text,
  version: z.number(),
  round: z.number(),
  undelivered: z.boolean(),
  held: z.boolean(),
  suspended: z.boolean(),
  confirmBy: maybe,
  queuedAt: text,
  deliveredAt: maybe,
  takenAt: maybe,
  settledAt: maybe,
  settledBy: maybe,
  passage: content<Passage>("How it travelled outside Heed, and what proves it.").nullable(),
  theirRung: rung,
  theirDesk: maybe,
});

export const ItemRow = declared<Item>()({
  id: text,
  thread: text,
  from: text,
  kind: text,
  owner: text,
  state: text,
  round: z.number(),
  priority: text,
  terrorism: z.boolean(),
  raised: z.boolean(),
  held: z.boolean(),
  suspended: z.boolean(),
  openedAt: text,
  takenAt: maybe,
  takenBy: maybe,
  settledAt: maybe,
  settledBy: maybe,
  proposal: z.object({ ground: text, scope: text, text, by: text }).nullable(),
  disposition: z.object({ outcome: text, reasons: text, by: text, at: text }).nullable(),
  owners: listOf(z.object({ owner: text, from: text, by: text, reasons: text })),
});

export const ObligationRow = declared<Obligation>()({
  id: text,
  duty: text,
  side: text,
  debtor: text,
  creditor: text,
  message: maybe,
  thread: maybe,
  person: maybe,
  watchFile: maybe,
  owner: text,
  priority: text,
  signs: content<Signs>("What speaks for it on the desk.").nullable(),
  rank: z.number(),
  regime: text,
  deadline: content<Deadline>("The period and every step that moved it."),
  takeBy: maybe,
  taken: z.boolean(),
  state: text,
  overdue: rung,
  reminded: z.boolean(),
  held: z.boolean(),
  suspended: z.boolean(),
  clarifications: z.number(),
  round: z.number(),
  openedAt: text,
  settledAt: maybe,
  settledBy: maybe,
  words: maybe,
  result: maybe,
  remindAt: text.optional(),
  dueAt: maybe.optional(),
  nextFireAt: maybe.optional(),
});

export const MatchReasonRow = declared<MatchReason>()({ code: text, contribution: z.number(), rule: text.optional(), text });

export const MatchRow = declared<Match>()({
  id: text,
  a: text,
  b: text,
  score: z.number(),
  reasons: listOf(MatchReasonRow),
  state: text,
  keepUntil: maybe,
  preservedBy: maybe.optional(),
  foundAt: text,
  foundBy: text,
  decisions: listOf(z.object({ state: text, by: text, at: text, reasons: text, tellsApart: content<TellsApart>("What tells the two apart.").optional() })),
});

export const SignalRow = declared<Signal>()({
  id: text,
  kind: text,
  subject: text,
  with: texts,
  reasons: texts,
  words: texts,
  score: z.number().nullable(),
  rung,
  due: maybe,
  to: text,
  post: text,
  candidate: z.boolean(),
  basis: texts,
  thread: maybe,
  raisedAt: text,
  state: text,
  once: text,
});

export const DescriptionRow = declared<PlacedDescription>()({
  id: text,
  source: text,
  sourceKind: text,
  direction: text,
  provider: text,
  thread: maybe,
  knownAt: text,
  live: z.boolean(),
  dormant: z.boolean().optional(),
  person: content<PersonDescription>("The person as this message or file described him."),
});

export const WatchFileRow = declared<WatchFile>()({
  id: text,
  owner: text,
  state: text,
  filedAt: text,
  changedAt: text,
  closedAt: maybe,
  reopened: listOf(z.object({ by: text, at: text, reasons: text })).optional(),
  erased: ErasedRow.optional(),
  since: content<Since>("When each part that came later became known.").optional(),
  content: content<WatchFileContent>("What is filed: see POST /v1/watch-files."),
});

const onFile = { kind: text, id: text, digest: text, about: text, linked: z.boolean(), candidate: z.boolean(), at: text } as const;
export const OnFileRow = declared<OnFile>()(onFile);
export const OpenMatterRow = declared<OnFile & { readonly words: string; readonly due: string | null }>()({ ...onFile, words: text, due: maybe });

export const DecisionRow = declared<Decision>()({
  id: text,
  kind: text,
  person: maybe,
  about: maybe,
  by: text,
  at: text,
  until: maybe,
  despite: texts,
  check: text,
  onFile: listOf(OnFileRow),
  erased: ErasedRow.optional(),
  reasons: text,
});

export const ConsultationRow = declared<Consultation>()({
  id: text,
  kind: text,
  actor: text,
  at: text,
  purpose: text,
  case: maybe,
  action: text,
  returned: texts,
  asked: text,
});

export const DeskRowRow = declared<DeskRow>()({
  obligation: ObligationRow,
  kind: text,
  from: text,
  to: texts,
  title: text,
  persons: texts,
  terrorism: z.boolean(),
  coRequester: maybe,
  legalBasis: maybe,
  itemState: maybe,
  reasons: listOf(z.object({ code: text, words: text, points: z.number().optional() })),
});
