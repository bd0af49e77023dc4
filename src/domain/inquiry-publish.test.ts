import { describe, test } from "node:test";
import assert from "node:assert/strict";
import { publishReport } from "./inquiry-publish.ts";
import type { InquiryReport } from "./inquiry-report.ts";
import type { Withheld } from "./inquiry-withheld.ts";

/** What becomes of a sentence in a report of one authority and one person. */
function published(sentence: string, withheld: readonly Withheld[]): string {
  const report = {
    nodes: [{ name: "Turkish National Police, Ankara" }],
    opportunities: [],
    decisions: [],
    persons: [{ letter: "A", names: ["Omid Karwan"] }],
    finding: sentence,
  } as unknown as InquiryReport;
  return (publishReport(report, withheld).report as unknown as { readonly finding: string }).finding;
}

const source = (text: string): Withheld => ({ text, for: "source", persons: [] });
const person = (text: string): Withheld => ({ text, for: "person", persons: ["w#1"] });

describe("the form of a report that may be published", () => {
  test("names authorities, even where a source is called by a word of their names", () => {
    assert.equal(published("Turkish National Police, Ankara, quoting National Police, wrote.", [source("National Police"), source("Police")]), "Turkish National Police, Ankara, quoting [withheld: source], wrote.");
  });

  test("withholds a source whose name holds that of an authority", () => {
    assert.equal(published("Quoting Turkish National Police, Ankara desk four.", [source("Turkish National Police, Ankara desk four")]), "Quoting [withheld: source].");
  });

  test("replaces a name by the letter of its person, whole, in part and in capitals", () => {
    assert.equal(published("Omid Karwan entered; KARWAN left; Karwans stayed.", [person("Omid Karwan")]), "Person A entered; Person A left; Karwans stayed.");
  });
});
