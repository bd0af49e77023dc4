import * as cedar from "@cedar-policy/cedar-wasm/nodejs";
import { assert, err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Officer, Role } from "../domain/roster.ts";
import type { Acting } from "./act.ts";
import { limits } from "./policies/limits.ts";
import { permits } from "./policies/permits.ts";
import { schema } from "./policies/schema.ts";

/** What an action touches, as the policies see it. */
export interface Resource {
  readonly kind: "Node" | "Message" | "Item" | "Obligation" | "Person" | "WatchFile" | "Match" | "Decision" | "Staff" | "Log";
  readonly id: string;
  readonly owner?: string;
  /** Who drafted or proposed it. */
  readonly author?: string;
  readonly handling?: string;
  readonly terrorism?: boolean;
  /** Priority P0: one person may issue or withdraw alone, reviewed within 24 hours. */
  readonly emergency?: boolean;
  /** How much of it is shown; everything when absent. A counter sees a person reduced, the data protection officer headers. */
  readonly view?: "reduced" | "headers";
  /** The kind of a message or of a decision. */
  readonly variant?: string;
}

export interface AuthorisationRequest {
  readonly acting: Acting;
  readonly officer: Officer | undefined;
  readonly action: Action;
  readonly resource: Resource;
}

export type AuthorisationError =
  | { code: "authorisation.denied"; action: string; reasons: readonly string[] }
  | { code: "authorisation.unknown-actor"; actor: string }
  | { code: "authorisation.no-purpose" };

/** The one function that says who may; Cedar policies behind it. */
export type Authoriser = (request: AuthorisationRequest) => Result<true, AuthorisationError>;

/** Everything that can be asked of a node. Each is an action of the policies' schema. */
export const ACTIONS = [
  "readDesk", "readThread", "readPerson", "readInquiry", "search", "readSignals", "readStaff", "readPeers", "readAudit", "readDecisions", "readStatistics", "readPreservations",
  "draft", "approve", "issueStatus", "take", "assign", "answer", "dispose", "proposeRefusal", "confirmRefusal", "askClarification",
  "hold", "askExtension", "decideExtension", "lapse", "withdraw", "correct", "forward", "decideConsent", "dispute", "close", "fileReceived", "fileWatchFile", "changeWatchFile",
  "closeWatchFile", "decideMatch", "promiseMeasure", "finishMeasure", "recordDecision", "checkDecision", "weigh", "planCapacity", "preserve", "askErasure", "decideErasure", "readErasures", "administer",
  "acceptEnvelope", "fireTimers", "deliver", "startNode",
] as const;
export type Action = (typeof ACTIONS)[number];

/** Reason given when the action would be permitted with a case reference. */
export const CASE_NEEDED = "case-needed";

/** An authoriser that asks the policies of this folder. Policies are parsed once in a thread; a decision costs about 0.2 ms. */
export function cedarAuthoriser(): Authoriser {
  prepare();
  return (request) => {
    const { acting, officer, action, resource } = request;
    const principal = principalOf(acting.actor, officer, resource);
    if (principal === undefined) return err({ code: "authorisation.unknown-actor", actor: acting.actor });
    if (isReading(action) && acting.purpose.trim() === "") return err({ code: "authorisation.no-purpose" });
    const denied = (reasons: readonly string[]) => err({ code: "authorisation.denied", action, reasons } as const);
    if (!(ACTIONS as readonly string[]).includes(action)) return denied([]);
    const answer = decide(principal, acting, action, resource);
    if (answer.allowed) return ok(true);
    if (acting.case === undefined && answer.reasons.length === 0 && decide(principal, { ...acting, case: "any" }, action, resource).allowed) return denied([CASE_NEEDED]);
    return denied(answer.reasons);
  };
}

/** Something an officer may do with what is neither his nor anybody's draft: what a page offers. */
export interface Permission {
  readonly action: Action;
  readonly needsCase: boolean;
  /** Allowed only for part of the cases: reduced views, headers, notices, emergencies. */
  readonly only?: "reduced" | "headers" | "notice" | "emergency";
}

/** What an officer may do. Asks every policy up to ten times, some 50 ms: keep the answer. */
export function permissionsOf(authorise: Authoriser, officer: Officer, self: string): readonly Permission[] {
  return ACTIONS.flatMap((action) => {
    for (const { only, detail } of PARTS) {
      const acting = { actor: officer.id, purpose: "offering what is permitted" };
      const answer = authorise({ acting, officer, action, resource: { kind: "Node", id: self, ...detail } });
      const needsCase = !answer.ok && answer.error.code === "authorisation.denied" && answer.error.reasons.includes(CASE_NEEDED);
      if (answer.ok || needsCase) return { action, needsCase, ...(only === undefined ? {} : { only }) };
    }
    return [];
  });
}

const PARTS: readonly { readonly only?: NonNullable<Permission["only"]>; readonly detail: Partial<Resource> }[] = [
  { detail: {} },
  { only: "reduced", detail: { view: "reduced" } },
  { only: "headers", detail: { view: "headers" } },
  { only: "notice", detail: { variant: "notice" } },
  { only: "emergency", detail: { emergency: true } },
];

/** The sentence for a reason of a refusal, or undefined for one that has none. */
export function sentenceOf(reason: string): string | undefined {
  if (reason === CASE_NEEDED) return "This needs a case reference.";
  return policies().get(reason)?.says;
}

/** The policies by id, with the sentence of those that forbid. */
export function policies(): ReadonlyMap<string, { readonly text: string; readonly says: string | undefined }> {
  return (parsed ??= parsePolicies());
}

/** A reading is kept with its purpose, so it must have one, Directive (EU) 2016/680 Article 25. */
function isReading(action: string): boolean {
  return action === "search" || action.startsWith("read");
}

const POLICY_SET = "heed-policies";
const SCHEMA = "heed-schema";
let parsed: ReadonlyMap<string, { text: string; says: string | undefined }> | undefined;
let prepared = false;

function prepare(): void {
  if (prepared) return;
  const staticPolicies = Object.fromEntries([...policies()].map(([id, policy]) => [id, policy.text]));
  const set = cedar.preparsePolicySet(POLICY_SET, { staticPolicies });
  assert(set.type === "success", `policies do not parse: ${JSON.stringify(set)}`);
  const types = cedar.preparseSchema(SCHEMA, schema);
  assert(types.type === "success", `schema does not parse: ${JSON.stringify(types)}`);
  prepared = true;
}

function parsePolicies(): ReadonlyMap<string, { text: string; says: string | undefined }> {
  const found = new Map<string, { text: string; says: string | undefined }>();
  for (const document of [permits, limits]) {
    const parts = cedar.policySetTextToParts(document);
    assert(parts.type === "success", `policies do not parse: ${JSON.stringify(parts)}`);
    for (const text of parts.policies) {
      const json = cedar.policyToJson(text);
      assert(json.type === "success", `policy does not parse: ${text}`);
      const { id, says } = json.json.annotations ?? {};
      assert(id !== undefined && !found.has(id), `policy without an id of its own: ${text}`);
      found.set(id, { text, says });
    }
  }
  return found;
}

interface Principal {
  readonly uid: { readonly type: "Officer" | "Node" | "Peer"; readonly id: string };
  readonly entities: cedar.Entities;
}

function principalOf(actor: string, officer: Officer | undefined, resource: Resource): Principal | undefined {
  if (actor === "node") return { uid: { type: "Node", id: resource.kind === "Node" ? resource.id : "self" }, entities: [] };
  if (actor.startsWith("peer:")) return { uid: { type: "Peer", id: actor.slice("peer:".length) }, entities: [] };
  if (officer === undefined || officer.id !== actor) return undefined;
  const uid = { type: "Officer", id: officer.id } as const;
  const parents = [...standing(officer.roles)].map((id) => ({ type: "Role", id }));
  return { uid, entities: [{ uid, attrs: { active: officer.active }, parents }] };
}

/** The roles an officer has by those the roster gives him: a higher rung can do what a lower one can. */
function standing(roles: readonly Role[]): ReadonlySet<Role> {
  const all = new Set<Role>(roles);
  if (all.has("head") || all.has("duty-commander")) all.add("supervisor");
  if (all.has("supervisor")) all.add("liaison");
  return all;
}

/** Answers given before: the same question of the same policies has the same answer, and a node asks some of them at every envelope. */
const answers = new Map<string, Answer>();
const mostAnswers = 500;

interface Answer {
  readonly allowed: boolean;
  readonly reasons: readonly string[];
}

function decide(principal: Principal, acting: Acting, action: string, resource: Resource): Answer {
  const uid = { type: resource.kind, id: resource.id };
  const question: cedar.StatefulAuthorizationCall = {
    principal: principal.uid,
    action: { type: "Action", id: action },
    resource: uid,
    context: { purpose: acting.purpose, ...(acting.case === undefined ? {} : { case: acting.case }) },
    preparsedPolicySetId: POLICY_SET,
    preparsedSchemaName: SCHEMA,
    validateRequest: false, // a combination the schema does not know matches no permit, and is to be refused, not to fail
    entities: [...principal.entities, { uid, attrs: attributesOf(resource), parents: [] }],
  };
  const key = JSON.stringify(question);
  const known = answers.get(key);
  if (known !== undefined) return known;
  const answer = cedar.statefulIsAuthorized(question);
  assert(answer.type === "success", `policies cannot be asked about ${action}: ${JSON.stringify(answer)}`);
  // A policy that fails is skipped by Cedar; were it a forbid, the answer would be wrong.
  assert(answer.response.diagnostics.errors.length === 0, `a policy failed on ${action}: ${JSON.stringify(answer.response.diagnostics.errors)}`);
  const allowed = answer.response.decision === "allow";
  const given = { allowed, reasons: allowed ? [] : [...answer.response.diagnostics.reason].sort() };
  if (answers.size >= mostAnswers) answers.clear();
  answers.set(key, given);
  return given;
}

function attributesOf(resource: Resource): Record<string, cedar.CedarValueJson> {
  const { kind: _kind, id: _id, owner, author, ...plain } = resource;
  const attributes: Record<string, cedar.CedarValueJson> = {};
  for (const [name, value] of Object.entries(plain)) if (value !== undefined) attributes[name] = value;
  if (owner !== undefined) attributes["owner"] = { __entity: { type: "Officer", id: owner } };
  if (author !== undefined) attributes["author"] = { __entity: { type: "Officer", id: author } };
  return attributes;
}
