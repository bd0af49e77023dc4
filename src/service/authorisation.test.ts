import assert from "node:assert/strict";
import { test } from "node:test";
import * as cedar from "@cedar-policy/cedar-wasm/nodejs";
import fc from "fast-check";
import { Role } from "../domain/roster.ts";
import type { Officer } from "../domain/roster.ts";
import { ACTIONS, CASE_NEEDED, cedarAuthoriser, permissionsOf, policies, sentenceOf } from "./authorisation.ts";
import type { Action, Resource } from "./authorisation.ts";
import { schema } from "./policies/schema.ts";

const authorise = cedarAuthoriser();

/**
 * Who may do what with a thing that is nobody's, written by hand: Y yes, C with a case reference, r reduced view only,
 * h headers only, n notices only, e in an emergency only, a dot no.
 * Columns: liaison, analyst, counter, supervisor, duty commander, head, dpo, oversight, administrator.
 */
const MATRIX: Record<Action, string> = {
  readDesk: "YY.YYY...",
  readThread: "YC.YYYh..",
  readPerson: "YCrYYY...",
  readInquiry: "...CCC.C.",
  search: "YCrYYY...",
  readSignals: "YY.YYY...",
  readStaff: "YY.YYYY.Y",
  readPeers: "YYYYYYY.Y",
  readAudit: "......YC.",
  readDecisions: "YC.YYY...",
  readPreservations: "...YYYYC.",
  readStatistics: "...YYYYC.",
  draft: "Y.nYYY...",
  approve: "e..YYY...",
  issueStatus: "Y..YYY...",
  take: "Y..YYY...",
  assign: "Y..YYY...",
  answer: "Y..YYY...",
  dispose: "Y..YYY...",
  proposeRefusal: "Y..YYY...",
  confirmRefusal: "...YYY...",
  askClarification: "Y..YYY...",
  hold: "Y..YYY...",
  askExtension: "Y..YYY...",
  decideExtension: "Y..YYY...",
  lapse: "...YYY...",
  withdraw: "e..YYY...",
  correct: "Y..YYY...",
  forward: "Y..YYY...",
  decideConsent: "...YYY...",
  dispute: "...YYY...",
  close: "Y..YYY...",
  fileReceived: "Y.nYYY...",
  fileWatchFile: "Y..YYY...",
  changeWatchFile: "Y..YYY...",
  closeWatchFile: "Y..YYY...",
  decideMatch: "YY.YYY...",
  promiseMeasure: "YY.YYY...",
  finishMeasure: "YY.YYY...",
  recordDecision: "Y..YYY...",
  checkDecision: "Y..YYY...",
  weigh: "...YYY...",
  planCapacity: "...YYY...",
  preserve: "...CCC...",
  askErasure: "...YYYY..",
  decideErasure: "...YYYY..",
  readErasures: "...YYYY..",
  administer: "........Y",
  acceptEnvelope: ".........",
  fireTimers: ".........",
  deliver: ".........",
  startNode: ".........",
};

const SITUATIONS: readonly { readonly letters: string; readonly case?: string; readonly detail: Partial<Resource> }[] = [
  { letters: "Y", detail: {} },
  { letters: "YC", case: "23/1", detail: {} },
  { letters: "Yr", detail: { view: "reduced" } },
  { letters: "Yh", detail: { view: "headers" } },
  { letters: "Yn", detail: { variant: "notice" } },
  { letters: "Ye", detail: { emergency: true } },
  { letters: "Y", detail: { emergency: false, variant: "warning", handling: "H2", terrorism: true } },
];

test("each role may do what the table written by hand says, in every situation", () => {
  for (const action of ACTIONS) {
    Role.options.forEach((role, column) => {
      for (const situation of SITUATIONS) {
        const expected = situation.letters.includes(MATRIX[action][column]!);
        const answer = ask([role], action, situation.detail, situation.case === undefined ? {} : { case: situation.case });
        assert.equal(answer.ok, expected, `${role} ${action} ${JSON.stringify(situation)}`);
      }
    });
  }
});

test("the table names every action and the schema declares exactly these", () => {
  assert.deepEqual(Object.keys(MATRIX).sort(), [...ACTIONS].sort());
  const json = cedar.schemaToJson(schema);
  assert.equal(json.type, "success");
  if (json.type === "success") assert.deepEqual(Object.keys(json.json[""]!.actions).sort(), [...ACTIONS].sort());
});

test("the policies hold against their schema without an error or a warning", () => {
  const staticPolicies = Object.fromEntries([...policies()].map(([id, policy]) => [id, policy.text]));
  const valid = cedar.validate({ schema, policies: { staticPolicies }, validationSettings: { mode: "strict" } });
  assert.equal(valid.type, "success");
  if (valid.type === "success") assert.deepEqual([valid.validationErrors, valid.validationWarnings], [[], []]);
  const misspelt = cedar.validate({ schema, policies: { staticPolicies: { x: 'forbid (principal is Officer, action == Action::"take", resource) when { principal.actve };' } } });
  assert.equal(misspelt.type === "success" && misspelt.validationErrors.length > 0, true, "a misspelt attribute is found");
});

test("every policy that forbids says why, and every reason given has a sentence", () => {
  for (const [id, policy] of policies()) {
    assert.equal(policy.text.includes("forbid ("), policy.says !== undefined, id);
    assert.equal(sentenceOf(id), policy.says);
  }
  assert.match(sentenceOf(CASE_NEEDED)!, /case reference/);
});

test("a supervisor approves another's draft, never his own, except in an emergency", () => {
  assert.equal(ask(["supervisor"], "approve", { author: "somebody" }).ok, true);
  assert.deepEqual(ask(["supervisor"], "approve", { author: "me" }), denied("approve", "own-draft"));
  assert.equal(ask(["supervisor"], "approve", { author: "me", emergency: true }).ok, true);
  assert.equal(ask(["liaison"], "approve", { author: "me", emergency: true }).ok, true, "a night desk of one");
});

test("nobody confirms the refusal that he proposed, in an emergency neither", () => {
  assert.equal(ask(["supervisor"], "confirmRefusal", { author: "somebody" }).ok, true);
  assert.deepEqual(ask(["head"], "confirmRefusal", { author: "me", emergency: true }), denied("confirmRefusal", "own-proposal"));
});

test("a liaison officer hands over what is his or nobody's; a supervisor takes it from anybody", () => {
  assert.equal(ask(["liaison"], "assign", { owner: "me" }).ok, true);
  assert.deepEqual(ask(["liaison"], "assign", { owner: "somebody" }), denied("assign"));
  assert.equal(ask(["supervisor"], "assign", { owner: "somebody" }).ok, true);
});

test("a lack of means and a lapse are recorded by a supervisor, other decisions by any liaison officer", () => {
  for (const variant of ["no-means", "lapse"]) {
    assert.deepEqual(ask(["liaison"], "recordDecision", { variant }), denied("recordDecision", "means-need-supervisor"));
    assert.equal(ask(["duty-commander"], "recordDecision", { variant }).ok, true);
  }
  assert.equal(ask(["liaison"], "recordDecision", { variant: "release" }).ok, true);
});

test("an analyst without a case reference is told that he needs one", () => {
  assert.deepEqual(ask(["analyst"], "readPerson", {}), denied("readPerson", CASE_NEEDED));
  assert.deepEqual(ask(["counter"], "readThread", {}), denied("readThread"), "nobody who would be refused anyway");
});

test("a reading without a purpose is refused, whoever reads", () => {
  for (const action of ACTIONS.filter((one) => one === "search" || one.startsWith("read"))) {
    for (const role of Role.options) {
      assert.deepEqual(ask([role], action, {}, { purpose: " \t" }), { ok: false, error: { code: "authorisation.no-purpose" } });
    }
  }
  assert.equal(ask(["liaison"], "take", {}, { purpose: "" }).ok, true);
});

test("unknown and inactive officers are refused everything", () => {
  const acting = { actor: "ghost", purpose: "looking" };
  const resource = { kind: "Node", id: "be" } as const;
  assert.deepEqual(authorise({ acting, officer: undefined, action: "readDesk", resource }), { ok: false, error: { code: "authorisation.unknown-actor", actor: "ghost" } });
  assert.equal(authorise({ acting, officer: officer(["liaison"]), action: "readDesk", resource }).ok, false, "a row of another officer proves nothing");
  for (const action of ACTIONS) {
    for (const role of Role.options) assert.equal(authorise({ acting: { actor: "me", purpose: "looking", case: "1" }, officer: { ...officer([role]), active: false }, action, resource }).ok, false);
  }
});

test("the node does what timers, delivery and start-up need; a peer only delivers", () => {
  const may = (actor: string) => ACTIONS.filter((action) => authorise({ acting: { actor, purpose: "running", case: "1" }, officer: undefined, action, resource: { kind: "Obligation", id: "o" } }).ok);
  assert.deepEqual(may("node").sort(), ["deliver", "fireTimers", "issueStatus", "startNode"]);
  assert.deepEqual(may("peer:fr"), ["acceptEnvelope"]);
  assert.deepEqual(may("peer:"), ["acceptEnvelope"], "who a peer is, its signature says");
});

test("an action that is none is refused, not an accident", () => {
  for (const action of ["", "read", "__proto__", "toString", 'x" || true']) {
    assert.deepEqual(authorise({ acting: { actor: "me", purpose: "x" }, officer: officer(["head"]), action: action as Action, resource: { kind: "Node", id: "be" } }), denied(action));
  }
});

test("a forbid wins whatever else an officer is, and more roles otherwise only add", () => {
  const roles = fc.uniqueArray(fc.constantFrom(...Role.options), { minLength: 1, maxLength: 4 });
  const detail = fc.record({ view: fc.constantFrom("reduced", "headers"), variant: fc.constantFrom("notice", "no-means", "release"), emergency: fc.boolean(), owner: fc.constantFrom("me", "you"), author: fc.constantFrom("me", "you") } as const, { requiredKeys: [] });
  fc.assert(
    fc.property(roles, fc.constantFrom(...ACTIONS), detail, fc.boolean(), (held, action, about, withCase) => {
      const context = withCase ? { case: "23/1" } : {};
      const expected = naive(held, action, about, withCase);
      assert.equal(ask(held, action, about, context).ok, expected);
    }),
    { numRuns: 400 },
  );
});

test("what a page offers is what is permitted", () => {
  const offered = permissionsOf(authorise, officer(["counter"]), "be");
  assert.deepEqual(offered, [
    { action: "readPerson", needsCase: false, only: "reduced" },
    { action: "search", needsCase: false, only: "reduced" },
    { action: "readPeers", needsCase: false },
    { action: "draft", needsCase: false, only: "notice" },
    { action: "fileReceived", needsCase: false, only: "notice" },
  ]);
  assert.deepEqual(permissionsOf(authorise, officer(["oversight"]), "be"), [
    { action: "readInquiry", needsCase: true },
    { action: "readAudit", needsCase: true },
    { action: "readStatistics", needsCase: true },
    { action: "readPreservations", needsCase: true },
  ]);
});

/** The rules once more, the slow and obvious way. */
function naive(held: readonly Role[], action: Action, about: Partial<Resource>, withCase: boolean): boolean {
  const admin: readonly Action[] = ["administer", "readStaff", "readPeers"];
  if (held.includes("administrator") && !admin.includes(action)) return false;
  if (held.includes("oversight") && action !== "readAudit" && action !== "readInquiry" && action !== "readStatistics" && action !== "readPreservations") return false;
  const headers = action === "readThread" && about.view === "headers";
  if (held.includes("dpo") && !headers && action !== "readAudit" && action !== "readStaff" && action !== "readPeers" && action !== "readStatistics" && action !== "readPreservations" && !action.endsWith("Erasure") && action !== "readErasures") return false;
  const supervises = held.some((role) => role === "supervisor" || role === "duty-commander" || role === "head");
  if (action === "approve" && about.author === "me" && about.emergency !== true) return false;
  if ((action === "confirmRefusal" || action === "decideErasure") && about.author === "me") return false;
  if (action === "decideConsent" && about.author === "me" && about.emergency !== true) return false;
  if (action === "recordDecision" && about.variant === "no-means" && !supervises) return false;
  return held.some((role) => {
    const letter = MATRIX[action][Role.options.indexOf(role)]!;
    if (action === "assign" && role === "liaison") return about.owner !== "you" || supervises;
    switch (letter) {
      case "Y":
        return true;
      case "C":
        return withCase;
      case "r":
        return about.view === "reduced";
      case "h":
        return about.view === "headers";
      case "n":
        return about.variant === "notice";
      case "e":
        return about.emergency === true;
      default:
        return false;
    }
  });
}

function ask(roles: readonly Role[], action: Action, detail: Partial<Resource>, acting: { readonly case?: string; readonly purpose?: string } = {}) {
  return authorise({ acting: { actor: "me", purpose: "working", ...acting }, officer: officer(roles), action, resource: { kind: "Message", id: "m1", ...detail } });
}

function officer(roles: readonly Role[]): Officer {
  return { id: "me", name: "N. N.", post: "desk", roles: [...roles], active: true, absences: [] };
}

function denied(action: string, ...reasons: readonly string[]) {
  return { ok: false, error: { code: "authorisation.denied", action, reasons } };
}
