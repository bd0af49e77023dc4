import assert from "node:assert/strict";
import { test } from "node:test";
import { MessageBody } from "./message.ts";

const person = (ref: string) => ({ ref, names: [{ text: `Person ${ref}` }], subjectClass: "suspect" });
const claim = (ref: string, about?: string) => ({ ref, ...(about === undefined ? {} : { about }), says: { kind: "other", words: "was seen" }, basis: "fact" });

/** Places of the faults found in a warning with these parts. */
function check(parts: { readonly persons?: readonly object[]; readonly claims?: readonly object[]; readonly links?: readonly object[] }, places: readonly string[]): void {
  const parsed = MessageBody.safeParse({ kind: "warning", purpose: "test", ...parts });
  assert.deepEqual(parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join(".")), places);
}

test("references of a message that hold together are accepted", () => {
  check({ persons: [person("p"), person("q")], claims: [claim("c", "p"), claim("d")], links: [{ a: "p", b: "q", kind: "kin" }] }, []);
});

test("a ref used twice is named, among persons, among claims and across them", () => {
  check({ persons: [person("p"), person("p")] }, ["persons.1.ref"]);
  check({ persons: [person("p")], claims: [claim("c"), claim("c")] }, ["claims.1.ref"]);
  check({ persons: [person("p")], claims: [claim("p", "p")] }, ["claims.0.ref"]);
});

test("a claim or link about a person the message does not describe is refused", () => {
  check({ persons: [person("p")], claims: [claim("c", "nobody")] }, ["claims.0.about"]);
  check({ persons: [person("p")], links: [{ a: "p", b: "nobody", kind: "kin" }] }, ["links.0.b"]);
  check({ persons: [person("p")], links: [{ a: "p", b: "p", kind: "kin" }] }, ["links.0.b"]);
});
