import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { MessageBody } from "./message.ts";
import { marksOf, markSentences, unmarkedInFile, unmarkedSentence, unmarkedWords } from "./severity.ts";

const warning = (more: object = {}): MessageBody => MessageBody.parse({ kind: "warning", purpose: "Prevention of terrorist offences", ...more });

describe("words that say more than the marker", () => {
  const claims = [{ ref: "c", says: { kind: "conduct", words: "Prêche le djihad" }, basis: "fact" }];
  for (const [where, body, expected] of [
    ["in the text", warning({ text: "He wants to join Islamic State." }), ["Islamic State"]],
    ["in the title, in French", warning({ title: "Projet d’attentat" }), ["attentat"]],
    ["in a claim", warning({ claims }), ["djihad"]],
    ["in what a notice alleges", MessageBody.parse({ kind: "notice", purpose: "Prevention", event: { kind: "deportation", on: "2015-01-02", allegation: "Suspected of terrorism" } }), ["terrorism"]],
    ["in what a request asks", MessageBody.parse({ kind: "request", purpose: "Prevention", particulars: { sought: "Foreign fighters", facts: "A journey", reasonsToBelieve: "Seen there", connection: "One of them" } }), ["Foreign fighters"]],
    ["each once, however often it stands there", warning({ title: "Terrorist", text: "terrorist, TERRORIST" }), ["Terrorist"]],
    ["not where the marker says it", warning({ text: "He wants to join Islamic State.", terrorism: true }), []],
    ["not in the purpose, which every message has", warning({ text: "A stolen car" }), []],
    ["not in the name of an office against it", warning({ text: "For the Counter-Terrorism Unit, la division anti-terroriste" }), []],
    ["not inside another word", warning({ text: "Crisis, isisthus" }), []],
  ] as const) {
    test(where, () => assert.deepEqual(unmarkedWords(body), expected));
  }

  test("are found in a watch file whose hits would come without it", () => {
    const content = { terrorism: false, category: "S", ground: "Recruits for al-Qaïda", text: "", claims: [], links: [] };
    assert.deepEqual(unmarkedInFile(content), ["al-Qaïda"]);
    assert.deepEqual(unmarkedInFile({ ...content, terrorism: true }), []);
  });

  test("are quoted in one sentence, and where there are none nothing is said", () => {
    assert.deepEqual(unmarkedSentence(["Daesh", "jihad"]), ['The text speaks of terrorism ("Daesh", "jihad") and is not marked so']);
    assert.deepEqual(unmarkedSentence(), []);
  });
});

test("what must not be lost is told in one sentence, and nothing where nothing is marked", () => {
  const marks = marksOf(warning({ terrorism: true, coRequester: "Liège police", legalBasis: "Art. 36(3)" }));
  assert.deepEqual(markSentences("The message", marks), ["The message: marked terrorism; on behalf of Liège police; legal basis Art. 36(3)"]);
  assert.deepEqual(markSentences("The message", marksOf(warning())), []);
  assert.deepEqual(markSentences("The message", marksOf(undefined)), []);
});
