import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { unwrap } from "../lib/base/result.ts";
import { addMs, addPeriod, parseInstant } from "../lib/clock/index.ts";
import type { Period } from "../lib/clock/index.ts";
import { Authority } from "./authority.ts";
import { MessageBody } from "./message.ts";
import { ALERT_HIT, DIRECTIVE_977, OWN_RULE, owedFor, Regime } from "./regime.ts";

const authority = (id: string, country: string, union: boolean): Authority => Authority.parse({ id, name: id, country, kind: "spoc", union, languages: ["en"], timeZone: "Europe/Brussels" });
const paris = authority("paris", "FR", true);
const brussels = authority("brussels", "BE", true);
const ankara = authority("ankara", "TR", false);

const urgency = { ground: "danger-to-life", reasons: "an attack is being prepared" };
const particulars = { sought: "what is known", facts: "a search", reasonsToBelieve: "his passport", connection: "he is the suspect" };
const event = { kind: "stop", on: "2015-01-05" };

function body(more: Record<string, unknown>): MessageBody {
  return MessageBody.parse({ purpose: "preventing a serious offence", ...(more["kind"] === "request" ? { particulars } : {}), ...(more["kind"] === "notice" ? { event } : {}), ...more });
}

function agreement(peers: readonly string[] | undefined, ...rules: readonly Record<string, unknown>[]): Regime {
  return Regime.parse({ id: "agreed", title: "An agreement", basis: "Agreement of 2014", ...(peers === undefined ? {} : { peers }), rules: rules.map((rule) => ({ article: "Art. 2", ...rule })) });
}

const words = (period: Period) => Object.entries(period).map(([unit, n]) => `${n} ${unit}`).join();

function check(name: string, more: Record<string, unknown>, [from, to]: readonly [Authority, Authority], expected: readonly string[], agreements: readonly Regime[] = []): void {
  test(name, () => assert.deepEqual(owedFor(body(more), from, to, agreements).map((one) => `${one.duty} within ${words(one.within)}, ${one.regime} ${one.article}`), expected));
}

describe("a request between Member States", () => {
  const union = [brussels, paris] as const;
  check("that is urgent and directly accessible is answered in 8 hours", { kind: "request", access: "direct", urgency }, union, ["answer within 8 hours, eu-2023-977 Art. 5(1)(a)"]);
  check("that is urgent and indirectly accessible in 3 days", { kind: "request", access: "indirect", urgency }, union, ["answer within 3 days, eu-2023-977 Art. 5(1)(b)"]);
  check("in an emergency counts as urgent, directly accessible", { kind: "request", access: "direct", emergency: true }, union, ["answer within 8 hours, eu-2023-977 Art. 5(1)(a)"]);
  check("in an emergency counts as urgent, indirectly accessible", { kind: "request", access: "indirect", emergency: true }, union, ["answer within 3 days, eu-2023-977 Art. 5(1)(b)"]);
  check("that is not urgent in 7 days, though directly accessible", { kind: "request", access: "direct" }, union, ["answer within 7 days, eu-2023-977 Art. 5(1)(c)"]);
  check("that is not urgent in 7 days, indirectly accessible", { kind: "request", access: "indirect" }, union, ["answer within 7 days, eu-2023-977 Art. 5(1)(c)"]);
  check("about terrorism has no other period", { kind: "request", access: "indirect", terrorism: true }, union, ["answer within 7 days, eu-2023-977 Art. 5(1)(c)"]);
});

describe("own-initiative information, which the law leaves without a clock", () => {
  const own = ["acknowledge within 7 days, heed rule 1", "answer within 30 days, heed rule 2"];
  const urgent = ["acknowledge within 8 hours, heed rule 1, urgent", "answer within 3 days, heed rule 2, urgent"];
  for (const kind of ["warning", "notice", "threat"]) {
    check(`between Member States: a ${kind} is acknowledged and answered`, { kind }, [brussels, paris], own);
    check(`between Member States: an urgent ${kind} sooner`, { kind, urgency }, [brussels, paris], urgent);
    check(`from a partner outside the Union: a ${kind} is owed the same`, { kind }, [ankara, paris], own);
    check(`to a partner outside the Union: a ${kind} is owed the same`, { kind, emergency: true }, [paris, ankara], urgent);
  }
  check("a forwarded warning is a warning to whoever gets it", { kind: "forward", originator: "ankara", original: "m1", originalKind: "warning", consent: "given" }, [brussels, paris], own);
  check("a request of a partner outside the Union is acknowledged too", { kind: "request" }, [ankara, paris], own);
  check("an answer owes nothing", { kind: "answer", about: "m1", outcome: "known" }, [ankara, paris], []);
  check("a withdrawal owes nothing", { kind: "withdrawal", about: "m1", version: 2, reasons: "the wrong man" }, [ankara, paris], []);
});

describe("a hit on an alert between Member States", () => {
  check("is answered in 12 hours", { kind: "notice", alert: "FR-1" }, [brussels, paris], ["acknowledge within 7 days, heed rule 1", "answer within 12 hours, eu-2018-1862 Art. 8(2)"]);
  check("about terrorism is answered at once and never waits in the 12 hours", { kind: "notice", alert: "FR-1", terrorism: true }, [brussels, paris], ["acknowledge within 7 days, heed rule 1", "answer within 10 minutes, eu-2018-1862 Art. 8(2), immediately"]);
  check("reported from outside the Union follows the rule of the exchange", { kind: "notice", alert: "FR-1", terrorism: true }, [ankara, paris], ["acknowledge within 7 days, heed rule 1", "answer within 30 days, heed rule 2"]);
});

describe("an agreement", () => {
  const request = { kind: "request", access: "indirect" };
  const within = (period: Period, on: readonly string[] = ["request"]) => ({ on, duty: "answer", within: period });
  check("shorter than the law counts", request, [brussels, paris], ["answer within 5 days, agreed Art. 2"], [agreement(["brussels"], within({ days: 5 }))]);
  check("longer than the law does not", request, [brussels, paris], ["answer within 7 days, eu-2023-977 Art. 5(1)(c)"], [agreement(["brussels"], within({ days: 9 }))]);
  check("longer than the law in an urgent case does not", { ...request, urgency }, [brussels, paris], ["answer within 3 days, eu-2023-977 Art. 5(1)(b)"], [agreement(["brussels"], within({ days: 5 }))]);
  check("as long as the law leaves the law in place", request, [brussels, paris], ["answer within 7 days, eu-2023-977 Art. 5(1)(c)"], [agreement(["brussels"], within({ hours: 168 }))]);
  check("shorter only while clocks stay put leaves the law in place", request, [brussels, paris], ["answer within 7 days, eu-2023-977 Art. 5(1)(c)"], [agreement(["brussels"], within({ minutes: 10_079 }))]);
  check("with somebody else does not count", request, [brussels, paris], ["answer within 7 days, eu-2023-977 Art. 5(1)(c)"], [agreement(["rome"], within({ days: 1 }))]);
  check("longer than the rule of the exchange does not count either", { kind: "warning" }, [ankara, paris], ["acknowledge within 7 days, heed rule 1", "answer within 30 days, heed rule 2"], [agreement(["ankara"], within({ days: 60 }, ["warning"]), { on: ["warning"], duty: "acknowledge", within: { days: 14 } })]);
  check("longer than the rule of the exchange in an urgent case alone counts in others", { kind: "warning", urgency }, [ankara, paris], ["acknowledge within 8 hours, heed rule 1, urgent", "answer within 3 days, heed rule 2, urgent"], [agreement(["ankara"], within({ days: 14 }, ["warning"]))]);
  check("on requests from outside the Union takes the acknowledgement away from nobody", { kind: "request" }, [ankara, paris], ["acknowledge within 7 days, heed rule 1", "answer within 5 days, agreed Art. 2"], [agreement(["ankara"], within({ days: 5 }))]);
  check("of general application counts for everybody", request, [brussels, paris], ["answer within 1 days, agreed Art. 2"], [agreement(undefined, within({ days: 1 }))]);
  check("binds both directions", { kind: "warning" }, [paris, ankara], ["acknowledge within 7 days, heed rule 1", "answer within 14 days, agreed Art. 2"], [agreement(["ankara"], within({ days: 14 }, ["warning"]))]);
  check("on acknowledging leaves the answer to the rule of the exchange", { kind: "warning" }, [ankara, paris], ["acknowledge within 24 hours, agreed Art. 2", "answer within 30 days, heed rule 2"], [agreement(["ankara"], { on: ["warning"], duty: "acknowledge", within: { hours: 24 } })]);
});

describe("for any agreements", () => {
  const period = fc.oneof(fc.integer({ min: 1, max: 20_000 }).map((minutes): Period => ({ minutes })), fc.integer({ min: 1, max: 400 }).map((hours): Period => ({ hours })), fc.integer({ min: 1, max: 60 }).map((days): Period => ({ days })));
  const agreements = fc.array(fc.tuple(fc.option(fc.subarray(["paris", "brussels", "ankara", "rome"], { minLength: 1 }), { nil: undefined }), fc.constantFrom("answer", "acknowledge"), period), { maxLength: 4 })
    .map((list) => list.map(([peers, duty, within]) => agreement(peers, { on: ["request", "warning", "notice", "threat", "forward"], duty, within })));
  const message = fc.record({ kind: fc.constantFrom("request", "warning", "notice", "threat"), urgent: fc.boolean(), terrorism: fc.boolean() }).map(({ kind, urgent, terrorism }) => body({ kind, terrorism, ...(urgent ? { urgency } : {}) }));
  const begin = unwrap(parseInstant("2015-01-01T00:00:00Z"));
  const start = fc.integer({ min: 0, max: 366 * 24 }).map((hours) => addMs(begin, hours * 3_600_000));

  test("a request between Member States is never due later than the law says, on any day of the year", () => {
    fc.assert(fc.property(message.filter((one) => one.kind === "request"), agreements, start, (asked, agreed, from) => {
      const owed = owedFor(asked, brussels, paris, agreed).find((one) => one.duty === "answer")!;
      const law = DIRECTIVE_977.rules.find((rule) => rule.urgent === (asked.urgency !== undefined) && (rule.access === undefined || rule.access === "indirect"))!;
      for (const zone of ["Europe/Brussels", "Australia/Lord_Howe", "UTC"]) assert.ok(addPeriod(from, owed.within, zone) <= addPeriod(from, law.within, zone));
    }), { numRuns: 500 });
  });

  test("of law, agreements and the rule of the exchange none is due earlier than what binds, but for a change of clocks", () => {
    fc.assert(fc.property(message, fc.constantFrom(brussels, ankara), agreements, start, (sent, from, agreed, begun) => {
      const others = [...(from.union ? [DIRECTIVE_977, ALERT_HIT] : []), ...agreed.filter((one) => one.peers === undefined || one.peers.includes(from.id) || one.peers.includes("paris")), ...(from.union && sent.kind === "request" ? [] : [OWN_RULE])];
      const urgent = sent.urgency !== undefined;
      for (const owed of owedFor(sent, from, paris, agreed)) {
        const rules = others.flatMap((one) => one.rules).filter((rule) => rule.duty === owed.duty && rule.on.includes(sent.kind as "request") && (rule.urgent === undefined || rule.urgent === urgent) && (rule.access === undefined || rule.access === "indirect") && rule.alertHit !== true);
        for (const rule of rules) assert.ok(Date.parse(addPeriod(begun, owed.within, "UTC")) <= Date.parse(addPeriod(begun, rule.within, "UTC")) + 120 * 60_000);
      }
    }), { numRuns: 500 });
  });

  test("everything that asks for something owes an answer, own-initiative information an acknowledgement too, each duty once", () => {
    fc.assert(fc.property(message, fc.constantFrom(brussels, ankara), agreements, (sent, from, agreed) => {
      const duties = owedFor(sent, from, paris, agreed).map((one) => one.duty);
      assert.deepEqual(duties, [...new Set(duties)]);
      assert.ok(duties.includes("answer"));
      assert.ok(sent.kind === "request" || duties.includes("acknowledge"));
    }));
  });
});
