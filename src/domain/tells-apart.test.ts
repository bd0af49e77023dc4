import assert from "node:assert/strict";
import { test } from "node:test";
import { PersonDescription } from "./person.ts";
import { isProtected, isShared, TellsApart } from "./tells-apart.ts";

const passport = { type: "passport", issuer: "QC", number: "P 71-A" } as const;
const facts = TellsApart.parse({ documents: [passport], bornOn: "1985-07-19", birthPlace: "Ústí" });
const person = (more: object) => PersonDescription.parse({ ref: "p", names: [{ text: "Daniel Novak" }], subjectClass: "other", ...more });

function check(name: string, more: object, protectedOne: boolean): void {
  test(name, () => assert.equal(isProtected(facts, person(more)), protectedOne));
}
check("his document is his, however its number is written", { documents: [{ type: "passport", number: "p71a" }] }, true);
check("his date and place of birth together are his", { births: [{ date: "1985-07-19" }], birthPlace: "usti" }, true);
check("his name alone is not", {}, false);
check("nor his date of birth alone", { births: [{ date: "1985-07-19" }] }, false);
check("nor the year", { births: [{ date: "1985" }], birthPlace: "Ústí" }, false);
check("another kind of document of that number is not", { documents: [{ type: "visa", number: "P71A" }] }, false);
check("a document of that number of another state is not", { documents: [{ type: "passport", issuer: "QD", number: "P71A" }] }, false);
check("his document with another date of birth protects nobody", { documents: [passport], births: [{ date: "1985-11-02" }] }, false);

test("a document that the listed person bears too tells nobody apart", () => {
  assert.equal(isShared(facts, person({ documents: [passport] })), true);
  assert.equal(isShared(facts, person({ births: [{ date: "1985-07-19" }] })), false);
});

test("a date or a place alone is no fact that tells apart", () => {
  assert.equal(TellsApart.safeParse({ bornOn: "1985-07-19" }).success, false);
  assert.equal(TellsApart.safeParse({ birthPlace: "Lodz" }).success, false);
  assert.equal(TellsApart.safeParse({ words: "A scar" }).success, false);
});
