import assert from "node:assert/strict";
import { test } from "node:test";
import { compare, NameIndex } from "./index.ts";

/** A small repeatable generator (mulberry32), so that a failing text can be found again. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const ranges = [[0x20, 0x7f], [0xa0, 0x24f], [0x300, 0x36f], [0x370, 0x3ff], [0x400, 0x52f], [0x530, 0x5ff], [0x600, 0x6ff], [0x900, 0xdff], [0xe00, 0xe7f], [0x10a0, 0x10ff],
  [0x200b, 0x202e], [0x3040, 0x30ff], [0x4e00, 0x9fff], [0xac00, 0xd7af], [0xd800, 0xdfff], [0xfb50, 0xfdff], [0x1d400, 0x1d7ff], [0, 0x1f]] as const;

/** A text of letters from a few ranges, with spaces. */
function strange(next: () => number): string {
  let text = "";
  const length = Math.floor(next() * next() * 60);
  let range = ranges[Math.floor(next() * ranges.length)] as readonly [number, number];
  for (let i = 0; i < length; i++) {
    if (next() < 0.15) range = ranges[Math.floor(next() * ranges.length)] as readonly [number, number];
    text += next() < 0.15 ? " " : String.fromCodePoint(range[0] + Math.floor(next() * (range[1] - range[0] + 1)));
  }
  return text;
}

test("strange texts are compared and searched without an exception, and a query changes no answer", () => {
  const runs = Number(process.env["HEED_FUZZ"] ?? 800);
  const next = random(Number(process.env["HEED_FUZZ_SEED"] ?? 1));
  const index = new NameIndex();
  for (let i = 0; i < 200; i++) index.add(`${i}`, { names: [{ text: strange(next) }] });
  const probe = { names: [{ text: strange(next) }] };
  const before = index.search(probe);
  for (let i = 0; i < runs; i++) {
    const text = strange(next);
    const comparison = compare({ names: [{ text }] }, { names: [{ text: strange(next), surname: text }] });
    assert.ok(comparison.score >= 0 && comparison.score <= 1, JSON.stringify(text));
    for (const hit of index.search({ names: [{ text }] }, { limit: 3 })) assert.ok(Number.isFinite(hit.comparison.logOdds), JSON.stringify(text));
  }
  assert.deepEqual(index.search(probe), before);
});

test("the same text compared with itself never scores below the same text with a letter changed", () => {
  for (const name of ["Ismaël Omar Mostefaï", "Salah Abdeslam", "Ирина Петрова", "محمد صالح", "Georgios Papadopoulos"]) {
    const same = compare({ names: [{ text: name }] }, { names: [{ text: name }] }).logOdds;
    for (let i = 0; i < name.length; i++) {
      if (name.charAt(i) === " ") continue;
      const changed = `${name.slice(0, i)}x${name.slice(i + 1)}`;
      assert.ok(compare({ names: [{ text: name }] }, { names: [{ text: changed }] }).logOdds <= same + 1e-9, `${name} / ${changed}`);
    }
  }
});
