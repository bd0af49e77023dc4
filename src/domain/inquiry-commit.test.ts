import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { checkForms, checkReport, commitReport } from "./inquiry-commit.ts";
import { publishReport } from "./inquiry-publish.ts";
import type { InquiryReport } from "./inquiry-report.ts";
import type { Withheld } from "./inquiry-withheld.ts";

const hash = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();
const saltOf = (at: string): Uint8Array => hash(new TextEncoder().encode(`a secret|${at}`));

/** A report of one sentence, as far as publishing looks at it. */
function report(words: string, names: readonly string[] = ["Émile Martin-Duval"], publicNames: readonly string[] = []): InquiryReport {
  return {
    title: "A case", subject: "Everything", asOf: "2015-11-16T00:00:00.000Z", mandate: publicNames.length === 0 ? null : { publicNames },
    nodes: [{ id: "paris", name: "Paris desk", country: "FR", opened: true, empty: false, keyId: null }], gaps: [{ n: "G1", code: "content.erased", about: "Paris desk", words }], outside: [],
    persons: [{ letter: "A", names, providers: ["Paris desk"], firstKnownAt: "2015-01-01", nodes: ["Paris desk"] }], opportunities: [], duties: [], decisions: [], contradictions: [], openStays: [], deliveries: [], chronology: [], replies: [], silent: [],
  } as unknown as InquiryReport;
}

const WITHHELD: readonly Withheld[] = [
  { text: "Émile Martin-Duval", for: "person", persons: ["m1#p"] },
  { text: "1985-11-21", for: "birth", persons: [] },
  { text: "Seen in the harbour", for: "text", persons: [] },
  { text: "Top secret words", for: "classified", persons: [] },
];
const shownOf = (words: string, ...more: [names?: readonly string[], publicNames?: readonly string[]]) => publishReport(report(words, ...more), WITHHELD).report.gaps[0]!.words;

test("names become the letter of the person, in whole, in part, in capitals and without their marks", () => {
  assert.equal(shownOf("Paris warned about “Émile Martin-Duval”."), "Paris warned about “Person A”.");
  assert.equal(shownOf("MARTIN was seen; so was Emile."), "Person A was seen; so was Person A.");
  assert.equal(shownOf("warning-duval#p"), "warning-Person A#p");
  assert.equal(shownOf("He walked over the bridge."), "He walked over the bridge.");
});

test("free words, births and what is classified are withheld with their reason, and never a part of a longer word", () => {
  assert.equal(shownOf("Born 1985-11-21. Seen in the harbour."), "Born [withheld: birth]. [withheld: text].");
  assert.equal(shownOf("xSeen in the harbour"), "xSeen in the harbour");
});

test("a name that is public by decision of the inquiring body stays, under every spelling of that person", () => {
  assert.equal(shownOf("Émile Martin-Duval and E. Martin", ["Émile Martin-Duval", "E. Martin"], ["E. Martin"]), "Émile Martin-Duval and E. Martin");
});

test("a body without clearance is shown all but what is classified", () => {
  assert.equal(publishReport(report("Top secret words of Émile Martin-Duval"), WITHHELD, ["classified"]).report.gaps[0]!.words, "[withheld: classified] of Émile Martin-Duval");
});

test("both forms lead to one root, and neither does with any value changed", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("Émile Martin-Duval", "1985-11-21", "said nothing", "at noon", "Seen in the harbour"), { minLength: 1, maxLength: 6 }), fc.nat(), (words, dice) => {
      const full = report(words.join(" "));
      const { report: shown, redactions } = publishReport(full, WITHHELD);
      const forms = commitReport(full, shown, redactions, { hash, saltOf });
      assert.equal(forms.full.root, forms.publishable.root);
      for (const form of [forms.full, forms.publishable]) assert.ok(checkReport(form, hash).ok);
      assert.ok(checkForms(forms.full, forms.publishable).ok);
      const open = ["title", "subject", "asOf"] as const;
      const key = open[dice % open.length]!;
      for (const form of [forms.full, forms.publishable]) assert.ok(!checkReport({ ...form, report: { ...form.report, [key]: "another" } }, hash).ok, key);
      assert.ok(!checkReport({ ...forms.publishable, redactions: [] }, hash).ok || redactions.length === 0, "what is withheld cannot be denied");
    }),
    { numRuns: 40 },
  );
});

test("a withheld passage can be shown to be the one, and no other", () => {
  const full = report("Émile Martin-Duval");
  const { report: shown, redactions } = publishReport(full, WITHHELD);
  const { full: committed } = commitReport(full, shown, redactions, { hash, saltOf });
  const forged = { ...committed, report: { ...full, gaps: [{ ...full.gaps[0]!, words: "Somebody else" }] } };
  assert.deepEqual(checkReport(forged, hash), { ok: false, error: { code: "inquiry.commitment", at: "/gaps/0/words" } });
  const salts = committed.redactions.map((one) => one.salt);
  assert.equal(new Set(salts).size, salts.length, "each passage has a salt of its own");
});
