import type { z } from "zod";
import type { Claim } from "./claim.ts";
import type { Link, PersonDescription } from "./person.ts";

/** What a message or a watch file says of persons, with references inside it. */
interface Saying {
  readonly persons: readonly PersonDescription[];
  readonly claims: readonly Claim[];
  readonly links: readonly Link[];
}

/** Holds the references of a message or file together: each ref once among persons and claims, and none to a person it does not describe. */
export function checkRefs(saying: Saying, context: z.RefinementCtx): void {
  const fault = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
  const seen = new Set<string>();
  const once = (ref: string, path: (string | number)[]) => {
    if (seen.has(ref)) fault(path, `the ref ${JSON.stringify(ref)} is used twice`);
    seen.add(ref);
  };
  saying.persons.forEach((one, index) => once(one.ref, ["persons", index, "ref"]));
  const persons = new Set(saying.persons.map((one) => one.ref));
  saying.claims.forEach((one, index) => {
    once(one.ref, ["claims", index, "ref"]);
    if (one.about !== undefined && !persons.has(one.about)) fault(["claims", index, "about"], `no person here has the ref ${JSON.stringify(one.about)}`);
  });
  saying.links.forEach((one, index) => {
    for (const end of ["a", "b"] as const) if (!persons.has(one[end])) fault(["links", index, end], `no person here has the ref ${JSON.stringify(one[end])}`);
    if (one.a === one.b) fault(["links", index, "b"], "a person cannot be linked to himself");
  });
}
