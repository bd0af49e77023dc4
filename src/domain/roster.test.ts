import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { unwrap } from "../lib/base/result.ts";
import { addMs, parseInstant } from "../lib/clock/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import { inPost, mayOwn, Officer, onRung, ownerInPost, Role, rungAbove } from "./roster.ts";

const NOW = unwrap(parseInstant("2015-01-05T09:00:00Z"));
const away = (from: string, until?: string, deputy?: string) => ({ from, ...(until === undefined ? {} : { until }), ...(deputy === undefined ? {} : { deputy }) });
const AWAY = away("2015-01-01T00:00:00Z");

function officer(id: string, roles: readonly string[], more: Record<string, unknown> = {}): Officer {
  return Officer.parse({ id, name: `Name ${id}`, post: `Post ${id}`, roles, ...more });
}

describe("who owns something", () => {
  function check(name: string, roster: readonly Officer[], wanted: string | undefined, expected: string | undefined): void {
    test(name, () => assert.equal(ownerInPost(roster, wanted, NOW)?.id, expected));
  }
  const head = officer("head", ["head"]);
  const liaison = officer("lia", ["liaison"]);
  check("its owner, while he is there", [liaison, officer("other", ["liaison"])], "other", "other");
  check("his deputy, while he is away", [liaison, officer("own", ["analyst"], { deputy: "dep", absences: [AWAY] }), officer("dep", ["analyst"])], "own", "dep");
  check("the deputy named for this absence before the usual one", [officer("own", ["analyst"], { deputy: "dep", absences: [away("2015-01-01T00:00:00Z", undefined, "now")] }), officer("dep", ["analyst"]), officer("now", ["analyst"])], "own", "now");
  check("the deputy's deputy", [officer("own", ["analyst"], { deputy: "dep", absences: [AWAY] }), officer("dep", ["analyst"], { deputy: "third", active: false }), officer("third", ["analyst"])], "own", "third");
  check("a liaison officer when two stand in for each other and both are away", [head, liaison, officer("a", ["analyst"], { deputy: "b", absences: [AWAY] }), officer("b", ["analyst"], { deputy: "a", absences: [AWAY] })], "a", "lia");
  check("a liaison officer when its owner is unknown", [head, liaison], "nobody", "lia");
  check("a superior when no liaison officer is there", [head, officer("lia", ["liaison"], { absences: [AWAY] })], "lia", "head");
  check("somebody else when its owner has become data protection officer", [officer("own", ["dpo"]), liaison], "own", "lia");
  check("no deputy who is an administrator", [officer("own", ["analyst"], { deputy: "adm", absences: [AWAY] }), officer("adm", ["administrator"]), liaison], "own", "lia");
  check("the head though away, when everybody is", [officer("lia", ["liaison"], { absences: [AWAY] }), officer("head", ["head"], { absences: [AWAY] })], "lia", "head");
  check("whoever is merely away, not a head who has left", [officer("head", ["head"], { active: false }), officer("lia", ["liaison"], { absences: [AWAY] })], "head", "lia");
  check("nobody when the last case officer has left", [officer("lia", ["liaison"], { active: false }), officer("dpo", ["dpo"])], "lia", undefined);
});

describe("an absence", () => {
  function check(name: string, absence: object, expected: boolean): void {
    test(name, () => assert.equal(inPost(officer("a", ["liaison"], { absences: [absence] }), NOW), expected));
  }
  check("begins at its first instant", away(NOW), false);
  check("is over at its last", away("2015-01-01T00:00:00Z", NOW), true);
  check("without an end lasts", AWAY, false);
  check("that is to come does not count yet", away(addMs(NOW, 1)), true);
});

describe("who stands on a rung", () => {
  const staff = [officer("lia", ["liaison"]), officer("sup", ["supervisor"]), officer("com", ["duty-commander"]), officer("head", ["head"])];
  const without = (...ids: readonly string[]) => staff.map((one) => (ids.includes(one.id) ? { ...one, absences: [{ from: NOW }] } : one));
  function check(name: string, roster: readonly Officer[], expected: readonly [string, string, string]): void {
    test(name, () => assert.deepEqual(([1, 2, 3] as const).map((rung) => onRung(roster, rung, NOW)?.id), expected));
  }
  check("supervisor, duty commander, head", staff, ["sup", "com", "head"]);
  check("the next one up where a post is empty", without("sup"), ["com", "com", "head"]);
  check("the next one down where nobody is above", without("head", "com"), ["sup", "sup", "sup"]);
  check("whoever is there where no rung is filled", without("head", "com", "sup"), ["lia", "lia", "lia"]);
  check("the night desk of one", [officer("lia", ["liaison"])], ["lia", "lia", "lia"]);
});

type Change = { readonly id: number } & ({ readonly kind: "leave" } | { readonly kind: "back" } | { readonly kind: "role"; readonly roles: readonly Role[] } | { readonly kind: "delete" } | { readonly kind: "gone" } | { readonly kind: "deputy"; readonly of: number });

describe("under leave, deletion and change of role of anybody", () => {
  const roles = fc.subarray([...Role.options], { minLength: 1 });
  const change = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.oneof(
    fc.constant({ kind: "leave" as const }), fc.constant({ kind: "back" as const }), fc.constant({ kind: "delete" as const }), fc.constant({ kind: "gone" as const }),
    roles.map((now) => ({ kind: "role" as const, roles: now })), fc.integer({ min: 0, max: 4 }).map((of) => ({ kind: "deputy" as const, of })),
  )).map(([id, what]): Change => ({ id, ...what }));

  function apply(roster: readonly Officer[], one: Change): readonly Officer[] {
    if (one.kind === "delete") return roster.filter((who) => who.id !== `o${one.id}`);
    return roster.map((who): Officer => {
      if (who.id !== `o${one.id}`) return who;
      switch (one.kind) {
        case "leave":
          return { ...who, absences: [{ from: NOW }] };
        case "back":
          return { ...who, absences: [], active: true };
        case "gone":
          return { ...who, active: false };
        case "role":
          return { ...who, roles: [...one.roles] };
        case "deputy":
          return { ...who, deputy: `o${one.of}` };
      }
    });
  }

  const isCase = (who: Officer) => who.roles.some((role) => !["dpo", "oversight", "administrator"].includes(role));

  function check(name: string, holds: (roster: readonly Officer[], owner: Officer | undefined, at: Instant) => void): void {
    test(name, () => {
      fc.assert(fc.property(fc.array(roles, { minLength: 1, maxLength: 5 }), fc.array(change, { maxLength: 20 }), fc.integer({ min: 0, max: 5 }), (start, changes, wanted) => {
        let roster: readonly Officer[] = start.map((now, i) => officer(`o${i}`, now));
        for (const one of changes) {
          roster = apply(roster, one);
          holds(roster, ownerInPost(roster, `o${wanted}`, NOW), NOW);
        }
      }), { numRuns: 300 });
    });
  }

  check("an item has a named owner as long as one case officer remains", (roster, owner) => {
    assert.equal(owner !== undefined, roster.some((who) => who.active && isCase(who)));
    assert.ok(owner === undefined || roster.includes(owner));
  });
  check("the owner is in post and a case officer whenever anybody is", (roster, owner, at) => {
    if (roster.some((who) => inPost(who, at) && isCase(who))) assert.ok(owner !== undefined && mayOwn(owner, at));
    if (owner !== undefined) assert.ok(isCase(owner) && owner.active);
  });
  check("every rung is filled whenever an item has an owner, by nobody who has left", (roster, owner, at) => {
    for (const rung of [1, 2, 3] as const) {
      const who = onRung(roster, rung, at);
      assert.equal(who === undefined, owner === undefined);
      assert.ok(who === undefined || (who.active && isCase(who)));
    }
  });
});

describe("the rung on which a matter goes up", () => {
  const roster = [officer("lia", ["liaison"]), officer("sup", ["supervisor"]), officer("com", ["liaison", "duty-commander"]), officer("head", ["head"])];
  function check(name: string, owner: string, lowest: 1 | 2 | 3, expected: number): void {
    test(name, () => assert.equal(rungAbove(roster, owner, lowest), expected));
  }
  check("is the one asked for above a liaison officer", "lia", 2, 2);
  check("is the second for what a supervisor owns", "sup", 1, 2);
  check("stays the one asked for where that is higher", "sup", 3, 3);
  check("is the head for what a duty commander owns", "com", 1, 3);
  check("stays with the head, above whom nobody stands", "head", 1, 3);
  check("is the one asked for where the owner is not on the roster", "gone", 1, 1);
});
