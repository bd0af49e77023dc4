import assert from "node:assert/strict";
import { test } from "node:test";
import { comparePrepared, prepare, type Context } from "../compare.ts";
import type { Token } from "../person-name.ts";
import type { Described } from "../types.ts";
import { NameList } from "./name-list.ts";
import { Searcher } from "./searcher.ts";

const given = "Omar Ali Hassan Hussein Mohammed Mahmoud Salah Brahim Ismail Samir Maria Mariam John Jon William Ivan Игорь Владимир محمد عبدالله Kim Jean".split(" ");
const family = "Mostefai Mustafa Abdeslam Abaaoud Amimour Smith Smyth Petrov Petrova Порошенко عباس Jong-Un O'Neill Tsarnaev Al-Yacoubi García Garcia".split(" ");
const days = [undefined, "1985-11-21", "1985-12-21", "1970-01-01", "1962-05-03", "1962-03-05"];

function persons(): Described[] {
  return given.flatMap((first, i) => family.map((last, j): Described => {
    const birth = days[(i * 7 + j * 3) % days.length];
    const middle = (i + j) % 3 === 0 ? ` ${given[(i * 5 + j) % given.length]}` : (i + j) % 7 === 0 ? " J." : "";
    return { names: [{ text: `${first}${middle} ${last}` }], births: birth === undefined ? [] : [{ from: birth, to: birth }] };
  }));
}

/** A name with a letter dropped, doubled or exchanged, or its words turned round. */
function changed(text: string, i: number): string {
  const at = 1 + (i % Math.max(1, text.length - 2));
  switch (i % 4) {
    case 0: return text.slice(0, at) + text.slice(at + 1);
    case 1: return text.slice(0, at) + text.charAt(at - 1) + text.slice(at);
    case 2: return text.split(" ").toReversed().join(" ");
    default: return text.replace(/[ae]/, "i");
  }
}

test("bounds and short cuts lose nothing: whoever scoring all finds above the queue score, a search finds with that score", () => {
  const list = new NameList();
  const records = persons().map((one) => prepare(one));
  for (const record of records) list.append(record, false);
  list.postAll();
  const searcher = new Searcher(list);
  const context: Context = {
    listSize: list.living,
    words: { expansion: searcher.expansion.bind(searcher), known: (token: Token) => list.vocabulary.knownness(token), names: list.livingNames },
  };
  let above = 0;
  records.forEach((record, i) => {
    if (i % 11 !== 0) return;
    const query = prepare({ ...record.described, names: [{ text: changed(record.described.names[0]?.text ?? "", i) }] });
    const found = new Map(searcher.search(query, 40).map((one) => [one.record, one.logOdds]));
    records.forEach((other, number) => {
      const { score, logOdds } = comparePrepared(query, other, context);
      if (score < 0.6) return;
      above++;
      assert.ok(Math.abs((found.get(number) ?? -99) - logOdds) < 1e-6, `${query.names[0]?.text} | ${other.described.names[0]?.text}: ${logOdds} by scoring all, ${found.get(number)} by the search`);
    });
  });
  assert.ok(above > 30, `${above} pairs`);
});
