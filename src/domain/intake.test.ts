import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { CalendarDate, PartialDate } from "../lib/clock/index.ts";
import { readText } from "../lib/intake/index.ts";
import { findTextContradictions, proposeIntake, type Intake } from "./intake.ts";

const today = "2019-12-01" as CalendarDate;

function intake(text: string, writtenOn = "2019-11-20"): Intake {
  const reading = readText(text, { writtenOn: writtenOn as PartialDate });
  assert.ok(reading.ok);
  return proposeIntake(reading.value, today);
}

/** Two accounts of one matter, in the manner of newspapers that do not agree. */
const first = intake(`By Sofia Marlow

Tunis wrote to Madrid about him in December 2018 and in June this year, a Tunisian officer said. Madrid answered last week. On November 13, Wassim Omar Khelladi blew himself up at a market in Madrid. Khelladi, 29, had a file since 2010.`);
const second = intake(`An official, speaking on condition of anonymity, said on Monday that Tunisia had warned Spain twice about Omar Wassim Khelladi. The official said the government never heard back from Spain. Spanish analysts believe that Mr Khelladi travelled to Turkey in 2016. The Tunisian official disputed that account, saying Mr Khelladi entered Turkey in 2017 and that there was no record of him leaving the country. The reports on the September 13 attack in Madrid were wrong, wrote Clara Deval, a journalist.`);

describe("a proposal", () => {
  test("describes whom the text is about, and labels bystanders", () => {
    assert.deepEqual(first.persons.map((one) => [one.description.names[0]?.text, one.role, one.description.bystander]), [["Sofia Marlow", "journalist", true], ["Wassim Omar Khelladi", "subject", false]]);
    assert.deepEqual(first.persons[1]?.description.births, [{ age: 29, at: "2019-11-20" }]);
  });

  test("grades everything X4 and tells facts from assessments", () => {
    assert.ok(second.claims.every(({ claim }) => claim.grade === "X4"));
    assert.deepEqual(second.claims.flatMap(({ claim }) => (claim.says.kind === "entry" ? [[claim.says.on, claim.basis, claim.source]] : [])), [["2016", "assessment", "Spanish analysts"], ["2017", "fact", "The Tunisian official"]]);
  });

  test("gives a press account no kind of message", () => {
    assert.equal(first.kind, undefined);
  });

  test("keeps the words of every claim", () => {
    assert.ok(second.claims.every(({ passage }) => passage.end - passage.start === passage.words.length && passage.words !== ""));
  });
});

describe("texts against each other", () => {
  const found = findTextContradictions([{ id: "first", intake: first }, { id: "second", intake: second }]);

  test("the year of entry, the answer that never came and the wrong month come out", () => {
    assert.deepEqual(found.map((one) => one.rule).sort(), ["communication.happened", "entry.date", "event.date"]);
    assert.match(found.find((one) => one.rule === "entry.date")?.words ?? "", /2016.*2017|2017.*2016/);
    assert.match(found.find((one) => one.rule === "event.date")?.words ?? "", /2019-11-13.*2019-09-13/);
  });

  test("two notices of one country to another are no contradiction", () => {
    assert.deepEqual(findTextContradictions([{ id: "first", intake: first }]), []);
  });

  test("bystanders of the same name are never held to be one", () => {
    const a = intake("By Sofia Marlow\n\nThe weather was fine.");
    const b = intake("Sofia Marlow, born on 3 May 1990, entered Turkey in 2017.");
    assert.deepEqual(findTextContradictions([{ id: "a", intake: a }, { id: "b", intake: b }]), []);
  });
});
