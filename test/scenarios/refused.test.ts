import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { unwrap } from "../../src/lib/base/result.ts";
import { addMs } from "../../src/lib/clock/index.ts";
import type { Instant } from "../../src/lib/clock/index.ts";
import { MessageBody } from "../../src/domain/message.ts";
import type { Regime } from "../../src/domain/regime.ts";
import { WatchFileContent } from "../../src/domain/watch-file.ts";
import { signEnvelope } from "../../src/lib/envelope/index.ts";
import { sha256 } from "../../src/server/keys.ts";
import { acceptBytes } from "../../src/server/inbox.ts";
import { seededKeys } from "../../src/server/replay/seat.ts";
import type { Acting } from "../../src/service/act.ts";
import { fileReceived } from "../../src/service/arrivals.ts";
import { recordDecision } from "../../src/service/decisions.ts";
import { handOver, holdItem, takeItem } from "../../src/service/item-acts.ts";
import { linkPersons } from "../../src/service/links.ts";
import { decideMatch, joinDescriptions } from "../../src/service/matches.ts";
import { promiseMeasure } from "../../src/service/measures.ts";
import { withdrawMessage } from "../../src/service/message-acts.ts";
import { approveMessage, discardDraft, draftMessage } from "../../src/service/messages.ts";
import { recordAgreement } from "../../src/service/staff.ts";
import { fileWatchFile } from "../../src/service/watch-files.ts";
import { findDescriptions } from "../../src/store/persons.ts";
import { between, body, on, person, send } from "../support/small.ts";
import { playWhole } from "../support/stage.ts";
import type { Stage } from "../support/stage.ts";

const LIA: Acting = { actor: "lia", purpose: "test" };
const SUP: Acting = { actor: "sup", purpose: "test" };
const ADMIN: Acting = { actor: "node", purpose: "test" };
const warning = (text: string) => MessageBody.parse(body("warning", { persons: [person(text)] }));
const AGREED: Regime = { id: "r1", title: "Between us", basis: "Agreement", rules: [{ on: ["warning"], duty: "answer", within: { days: 3 }, article: "1" }] };
const request = MessageBody.parse(body("request"));
const content = WatchFileContent.parse({ category: "S", ground: "Seen", legalBasis: "Code", requestedAction: "none", openedOn: "2015-01-01", reviewOn: "2016-01-01", persons: [person("Jean Dupont")] });

describe("what cannot be is refused with a code, and leaves nothing behind", () => {
  let stage: Stage;
  let now: Instant;
  before(async () => {
    const file = { at: on(1), node: "north", fileWatch: { id: "f1", content: { category: "S", ground: "Seen", legalBasis: "Code", requestedAction: "none", openedOn: "2015-01-01", reviewOn: "2016-01-01", persons: [person("Jean Dupont")] } } };
    stage = await playWhole(between(["north", "east"], [file, send(on(2), "east", "north", "w1", body("warning", { persons: [person("Karim Benali")] })), send(on(3), "north", "east", "o1", body("warning", { persons: [person("Omar Haddad")] }))]));
    now = addMs(stage.now, 60_000);
    unwrap(await recordAgreement(north(), ADMIN, AGREED, now));
  });
  after(() => stage[Symbol.asyncDispose]());

  function check(name: string, act: () => Promise<{ readonly ok: boolean; readonly error?: unknown }>, expected: { readonly code: string; readonly [key: string]: unknown }): void {
    test(name, async () => {
      const entries = (await stage.entries("north")).length;
      const result = await act();
      assert.equal(result.ok, false);
      assert.deepEqual(pick(result.error as Record<string, unknown>, Object.keys(expected)), expected);
      assert.equal((await stage.entries("north")).length, entries, "something was written");
    });
  }
  const north = () => stage.node("north");

  check("a message under the id of another with other content", () => draftMessage(north(), LIA, { id: "w1", to: ["east"], body: warning("Jean Dupont") }, now), { code: "message.exists", id: "w1" });
  check("a watch file under the id of another", () => fileWatchFile(north(), LIA, { id: "f1", owner: "lia", content }, now), { code: "watch-file.exists", id: "file@f1" });
  check("a letter filed twice", () => fileReceived(north(), LIA, { from: "east", wire: { id: "w1", thread: "t", issuedAt: now, body: warning("Jean Dupont") }, passage: { channel: "letter", proof: "none" } }, now), { code: "message.exists", id: "w1" });
  check("an addressee nobody knows", () => draftMessage(north(), LIA, { to: ["east", "atlantis"], body: warning("Jean Dupont") }, now), { code: "addressee.unknown", authority: "atlantis" });
  check("oneself as addressee", () => draftMessage(north(), LIA, { to: ["north"], body: warning("Jean Dupont") }, now), { code: "addressee.self", authority: "north" });
  check("nobody as addressee", () => draftMessage(north(), LIA, { to: [], body: warning("Jean Dupont") }, now), { code: "addressee.none" });
  check("those concerned by somebody nobody has told of", () => draftMessage(north(), LIA, { to: "concerned", body: warning("Somebody Else Entirely") }, now), { code: "addressee.none" });
  check("a letter from somebody nobody knows", () => fileReceived(north(), LIA, { from: "atlantis", wire: { id: "l1", thread: "t", issuedAt: now, body: warning("Jean Dupont") }, passage: { channel: "letter", proof: "none" } }, now), { code: "authority.unknown", authority: "atlantis" });
  check("a letter received tomorrow", () => fileReceived(north(), LIA, { from: "east", wire: { id: "l1", thread: "t", issuedAt: now, body: warning("Jean Dupont") }, passage: { channel: "letter", proof: "none" }, receivedAt: addMs(now, 86_400_000) }, now), { code: "message.received-later" });
  check("a clock set back by a day", () => takeItem(north(), LIA, { id: "w1" }, addMs(now, -86_400_000)), { code: "clock.backwards" });
  check("an officer nobody knows, as actor", () => takeItem(north(), { actor: "nobody", purpose: "test" }, { id: "w1" }, now), { code: "authorisation.unknown-actor", actor: "nobody" });
  check("an officer nobody knows, as owner of a file", () => fileWatchFile(north(), LIA, { owner: "nobody", content }, now), { code: "officer.unknown", officer: "nobody" });
  check("an officer nobody knows, to hand over to", () => handOver(north(), SUP, { id: "w1", to: "nobody", reasons: "On leave" }, now), { code: "officer.unknown", officer: "nobody" });
  check("an officer nobody knows, to whom something is promised", () => promiseMeasure(north(), LIA, { words: "Examine it", owner: "nobody", due: addMs(now, 1_000) }, now), { code: "officer.unknown", officer: "nobody" });
  check("a promise for yesterday", () => promiseMeasure(north(), LIA, { words: "Examine it", owner: "lia", due: addMs(now, -1_000) }, now), { code: "measure.due-past" });
  check("a promise about nothing that is here", () => promiseMeasure(north(), LIA, { words: "Examine it", owner: "lia", due: addMs(now, 1_000), about: "x" }, now), { code: "message.unknown", id: "x" });
  check("a review in the past", () => fileWatchFile(north(), LIA, { owner: "lia", content: { ...content, reviewOn: "2015-01-02" as typeof content.reviewOn } }, now), { code: "watch-file.review-past" });
  check("a lack of means until yesterday", () => recordDecision(north(), SUP, { kind: "no-means", about: "f1", reasons: "Nobody is free", until: addMs(now, -1_000), checkLater: false, despite: [] }, now), { code: "decision.until-past" });
  check("a decision about nobody", () => recordDecision(north(), SUP, { kind: "release", reasons: "No ground", checkLater: false, despite: [] }, now), { code: "decision.no-subject" });
  check("a decision about somebody who is not here", () => recordDecision(north(), SUP, { kind: "release", person: "x#p", reasons: "No ground", checkLater: false, despite: [] }, now), { code: "decision.unknown-person", person: "x#p" });
  check("a deviation that ends before the deadline", () => holdItem(north(), LIA, { id: "w1", until: addMs(now, 1_000), reasons: "A judge is asked" }, now), { code: "deadline.shortened" });
  check("an item that is not here", () => takeItem(north(), LIA, { id: "x" }, now), { code: "item.unknown", id: "x" });
  check("a message of others taken back", () => withdrawMessage(north(), SUP, { id: "w1", reasons: "Not ours" }, now), { code: "message.unknown", id: "w1" });
  check("a message approved twice", () => approveMessage(north(), SUP, { id: "o1" }, now), { code: "message.not-draft", id: "o1", status: "issued" });
  check("a message discarded after it left", () => discardDraft(north(), LIA, { id: "o1", reasons: "Too late" }, now), { code: "message.not-draft" });
  check("a match that was never found", () => decideMatch(north(), LIA, { id: "w1#p~f1#p", state: "confirmed", reasons: "As seen" }, now), { code: "match.unknown" });
  check("two persons of whom one is not here", () => joinDescriptions(north(), LIA, { a: "w1#p", b: "x#p", reasons: "As seen" }, now), { code: "description.unknown", description: "x#p" });
  check("a person linked to himself", () => linkPersons(north(), LIA, { a: "w1#p", b: "w1#p", kind: "kin" }, now), { code: "link.self" });
  check("an agreement under the id of another", () => recordAgreement(north(), ADMIN, { ...AGREED, title: "Another" }, now), { code: "agreement.exists", id: "r1" });

  test("a request without persons, of an authority that agreed on nothing, is drafted all the same", async () => {
    assert.equal((await draftMessage(north(), LIA, { to: ["east"], body: request }, now)).ok, true);
  });
});

describe("what another node sends under an id that is taken", () => {
  const seal = (stage: Stage, seq: number, id: string, said: Record<string, unknown>, at: string) => {
    const keys = seededKeys("small", "east");
    const bytes = signEnvelope({
      header: { id: `00000000-0000-8000-8000-00000000000${seq}`, v: 1, kind: String(said["kind"]), from: "east", to: "north", seq, warning: id, version: 1, issued: at, priority: "P3", handling: "H0", purpose: "test", must_understand: [] },
      body: { id, thread: id, version: 1, issuedAt: at, body: MessageBody.parse(said) } as never,
      keyId: keys.keyId,
      sign: (data) => keys.sign(data),
      hash: sha256,
    });
    return acceptBytes(stage.node("north"), `00000000-0000-8000-8000-00000000000${seq}`, bytes, addMs(stage.now, 60_000));
  };

  test("is refused where it says something else, and accepted without effect where it says the same", async () => {
    await using stage = await playWhole(between(["north", "east"], [send(on(2), "east", "north", "w1", body("warning", { persons: [person("Karim Benali")] }))]));
    const at = on(2).replace("Z", ".000Z");
    const [items, duties] = [await stage.rows("north", "item"), await stage.rows("north", "obligation")];
    const other = await seal(stage, 2, "w1", body("warning", { persons: [person("Jean Dupont")] }), at);
    assert.equal(other.ok ? "" : other.error.code, "envelope.conflicting-message");
    const same = await seal(stage, 3, "w1", body("warning", { persons: [person("Karim Benali")] }), at);
    assert.equal(same.ok, true);
    assert.deepEqual([await stage.rows("north", "item"), await stage.rows("north", "obligation")], [items, duties]);
  });

  test("is refused where the id is that of a message of ours, and is free where it is that of something of the house", async () => {
    const file = { at: on(1), node: "north", fileWatch: { id: "f1", content: { category: "S", ground: "Seen", legalBasis: "Code", requestedAction: "none", openedOn: "2015-01-01", reviewOn: "2016-01-01", persons: [person("Jean Dupont")] } } };
    await using stage = await playWhole(between(["north", "east"], [file, send(on(3), "north", "east", "o1", body("warning", { persons: [person("Omar Haddad")] }))]));
    const said = body("warning", { persons: [person("Karim Benali")] });
    const taken = await seal(stage, 1, "o1", said, on(4).replace("Z", ".000Z"));
    assert.equal(taken.ok ? "" : taken.error.code, "envelope.conflicting-message");
    assert.equal((await seal(stage, 2, "f1", said, on(4).replace("Z", ".000Z"))).ok, true);
    assert.deepEqual((await stage.rows("north", "watch-file")).map((one) => [one.id, one.content.persons[0]?.names[0]?.text]), [["file@f1", "Jean Dupont"]]);
    const described = await stage.node("north").store.read((tx) => findDescriptions(tx, ["f1#p", "file@f1#p"]));
    assert.deepEqual(Object.fromEntries(described.map((one) => [one.id, one.person.names[0]?.text])), { "f1#p": "Karim Benali", "file@f1#p": "Jean Dupont" });
  });
});

function pick(from: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keys.map((key) => [key, from[key]]));
}
