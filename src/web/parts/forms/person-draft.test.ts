import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { PersonDescription } from "../../../domain/person.ts";
import { draftOf, emptyPerson, personOf, readBirth } from "./person-draft.ts";
import type { PersonDraft } from "./person-draft.ts";

const named: PersonDraft = { ...emptyPerson("p1"), name: "Omar Ismail Mostefai", subjectClass: "suspect" };

describe("a birth as typed", () => {
  const cases: readonly (readonly [typed: string, read: unknown])[] = [
    ["1985", { date: "1985" }],
    ["1985-11", { date: "1985-11" }],
    ["1985-11-21", { date: "1985-11-21" }],
    ["21.11.1985", { date: "1985-11-21" }],
    ["1.2.1985", { date: "1985-02-01" }],
    ["29 on 2015-11-16", { age: 29, at: "2015-11-16" }],
    ["29@2015-11-16", { age: 29, at: "2015-11-16" }],
    ["03/04/1985", undefined],
    ["21 November 1985", undefined],
    ["about 30", undefined],
    ["", undefined],
  ];
  for (const [typed, read] of cases) test(`"${typed}" is ${read === undefined ? "refused" : JSON.stringify(read)}`, () => assert.deepEqual(readBirth(typed), read));
});

describe("a person as typed", () => {
  test("is what the node takes", () => {
    const read = personOf({ ...named, aliases: "Ismaël Omar Mostefaï\nإسماعيل عمر مصطفاي\n", births: "1985\n29 on 2015-11-16", nationalities: "fr, DZ", documents: [{ type: "passport", issuer: "fr", number: " 12AB " }, { type: "visa", issuer: "", number: "" }], safetyWarnings: "armed" });
    assert.ok("person" in read);
    const person = PersonDescription.parse(read.person);
    assert.deepEqual(person.names.map((one) => [one.text, one.use]), [["Omar Ismail Mostefai", "main"], ["Ismaël Omar Mostefaï", "alias"], ["إسماعيل عمر مصطفاي", "original-script"]]);
    assert.deepEqual([person.nationalities, person.documents, person.births.length, person.safetyWarnings], [["FR", "DZ"], [{ type: "passport", issuer: "FR", number: "12AB" }], 2, ["armed"]]);
  });

  test("says every field it cannot read, and drops none in silence", () => {
    const read = personOf({ ...emptyPerson("p1"), births: "1985\n03/04/1985", nationalities: "France", residence: "Paris" });
    assert.ok("misread" in read);
    assert.deepEqual(read.misread.map((one) => one.field), ["name", "subjectClass", "births", "nationalities", "residence"]);
  });

  test("comes back the same from a description, whatever it holds", () => {
    const line = fc.stringMatching(/^[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ '-]{0,20}[a-z]$/);
    const person = fc.record({ main: line, surname: fc.option(line, { nil: undefined }), alias: fc.uniqueArray(line, { maxLength: 3 }), year: fc.integer({ min: 1900, max: 2010 }), sex: fc.constantFrom("F" as const, "M" as const, undefined), minor: fc.constantFrom("yes" as const, "no" as const, "unknown" as const), protection: fc.constantFrom("none" as const, "held" as const, "unknown" as const), bystander: fc.boolean() });
    fc.assert(
      fc.property(person, (made) => {
        const described = PersonDescription.parse({
          ref: "p1",
          names: [{ text: made.main, use: "main", ...(made.surname === undefined ? {} : { surname: made.surname }) }, ...made.alias.map((text) => ({ text, use: "birth" }))],
          births: [{ date: String(made.year) }],
          ...(made.sex === undefined ? {} : { sex: made.sex }),
          subjectClass: "contact",
          minor: made.minor,
          protection: made.protection,
          bystander: made.bystander,
        });
        const read = personOf(draftOf(described), described);
        assert.ok("person" in read);
        assert.deepEqual(PersonDescription.parse(read.person), described);
      }),
    );
  });
});
