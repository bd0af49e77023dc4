import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { unwrap } from "../base/result.ts";
import { MAX_ENTRY_BYTES, parseBundle, parseTilePath, tilePath, type TilePath, writeBundle } from "./tile.ts";

describe("a tile's path", () => {
  test("is that of the specification", () => {
    assert.equal(tilePath({ kind: "tile", level: 0, index: 1_234_067, width: 256 }), "tile/0/x001/x234/067");
    assert.equal(tilePath({ kind: "tile", level: 63, index: 0, width: 1 }), "tile/63/000.p/1");
    assert.equal(tilePath({ kind: "entries", index: 999, width: 255 }), "tile/entries/999.p/255");
    assert.equal(tilePath({ kind: "entries", index: 1_000, width: 256 }), "tile/entries/x001/000");
  });

  test("is written and read back", () => {
    const width = fc.integer({ min: 1, max: 256 });
    const index = fc.oneof(fc.nat({ max: 2_000 }), fc.maxSafeNat());
    const paths: fc.Arbitrary<TilePath> = fc.oneof(fc.record({ kind: fc.constant("tile" as const), level: fc.nat({ max: 63 }), index, width }, { noNullPrototype: true }), fc.record({ kind: fc.constant("entries" as const), index, width }, { noNullPrototype: true }));
    fc.assert(fc.property(paths, (path) => assert.deepEqual(unwrap(parseTilePath(tilePath(path))), path)));
  });

  test("has one spelling", () => {
    for (const path of ["", "tile", "tile/0/0", "tile/0/00", "tile/00/000", "tile/64/000", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01", "tile/0/x000/001", "tile/0/001/002", "tile/0/x001", "tile/0/000/", "/tile/0/000", "tile/-1/000", "tile/entries/0000", "tile/0/000.p/", "tile/0/../000", "tile/0/x999/x999/x999/x999/x999/999", `tile/0/${"x999/".repeat(1_000)}999`]) {
      assert.equal(parseTilePath(path).ok, false, path);
    }
  });
});

describe("a bundle of entries", () => {
  test("is written and read back", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 10 }), (some) => {
        const entries = some.map((one) => new Uint8Array(one));
        assert.deepEqual(parseBundle(writeBundle(entries), entries.length), entries);
        assert.equal(parseBundle(writeBundle(entries), entries.length + 1), undefined);
        if (entries.length > 0) assert.equal(parseBundle(writeBundle(entries), entries.length - 1), undefined);
      }),
    );
    const longest = new Uint8Array(MAX_ENTRY_BYTES).fill(1);
    assert.deepEqual(parseBundle(writeBundle([longest]), 1), [longest]);
    assert.throws(() => writeBundle([new Uint8Array(MAX_ENTRY_BYTES + 1)]));
  });

  test("cut off or with something behind it is refused", () => {
    const bytes = writeBundle([new Uint8Array([1, 2, 3]), new Uint8Array([4])]);
    for (let end = 0; end < bytes.length; end++) assert.equal(parseBundle(bytes.slice(0, end), 2), undefined);
    assert.equal(parseBundle(new Uint8Array([...bytes, 0]), 2), undefined);
  });
});
