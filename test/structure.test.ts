import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readProject, root } from "./support/repository.ts";
import { findOffences, linkOffences, type LengthExceptions } from "./support/structure.ts";

/** Files that may be longer than usual, and why. */
const longer: LengthExceptions = {};

test("the project keeps to its structure", () => {
  const { files, links } = readProject();
  assert.ok(files.length > 50, "the project was not found");
  assert.deepEqual([...findOffences(files, longer), ...linkOffences(links, root)], []);
});

/** Checks that a file with this text is refused with words that match `pattern`, or accepted if there is none. */
function check(path: string, text: string, pattern?: RegExp): void {
  const readme = { path: "src/lib/clock/README.md", text: "a\nb\nc\nd\ne\n" };
  const offences = findOffences([{ path, text }, readme]).filter((offence) => !offence.includes("README"));
  if (pattern === undefined) assert.deepEqual(offences, []);
  else assert.match(offences.join("\n"), pattern);
}

describe("who may import whom", () => {
  test("the edges of the table are open", () => {
    check("src/lib/base/a.ts", `import { b } from "./b.ts";`);
    check("src/lib/clock/a.ts", `import { ok } from "../base/result.ts";`);
    check("src/domain/a.ts", `import type { Period } from "../lib/clock/index.ts";`);
    check("src/server/http/a.ts", `import { b } from "../../service/b.ts"; import { c } from "../../contract/c.ts";`);
    check("src/cli/main.ts", `export async function main() { return import("../server/main.ts"); }`);
  });

  test("every other edge is refused, in whatever form it is written", () => {
    const forms = [
      `import { b } from "../store/b.ts";`,
      `import type { B } from "../store/b.ts";`,
      `import { type B } from "../store/b.ts";`,
      `import "../store/b.ts";`,
      `export { b } from "../store/b.ts";`,
      `export type { B } from "../store/b.ts";`,
      `export * from "../store/b.ts";`,
      `export const b = await import("../store/b.ts");`,
      "export const b = await import(`../store/b.ts`);",
      `export type B = import("../store/b.ts").B;`,
      `export const b = new URL("../store/b.ts", import.meta.url);`,
      `export const b = import.meta.resolve("../store/b.ts");`,
    ];
    for (const form of forms) check("src/contract/a.ts", form, /src\/contract\/a\.ts:1: contract may not import store/);
  });

  test("each layer is refused what lies above it or beside it", () => {
    check("src/lib/base/a.ts", `import { b } from "../clock/b.ts";`, /lib\/base may not import lib\/clock/);
    check("src/lib/clock/a.ts", `import { b } from "../names/b.ts";`, /lib\/clock may not import lib\/names/);
    check("src/lib/clock/a.ts", `import { b } from "../../domain/b.ts";`, /lib\/clock may not import domain/);
    check("src/domain/a.ts", `import { b } from "../contract/b.ts";`, /domain may not import contract/);
    check("src/store/a.ts", `import { b } from "../service/b.ts";`, /store may not import service/);
    check("src/service/a.ts", `import { b } from "../contract/b.ts";`, /service may not import contract/);
    check("src/server/a.ts", `import { b } from "../cli/b.ts";`, /server may not import cli/);
    check("src/cli/a.ts", `import { b } from "../service/b.ts";`, /cli may not import service/);
    check("src/web/pages/a.ts", `import { b } from "../../server/b.ts";`, /web may not import server/);
  });

  test("the line of the import is told", () => {
    check("src/domain/a.ts", `\n\nimport { b } from "../store/b.ts";`, /src\/domain\/a\.ts:3:/);
  });

  test("a computed import is refused, for nobody can check it", () => {
    check("src/domain/a.ts", `export const b = (name: string) => import(name);`, /computes what it imports/);
  });

  test("a new area and a file outside every area are refused", () => {
    check("src/extra/a.ts", `export const a = 1;`, /stands in no area/);
    check("src/a.ts", `export const a = 1;`, /stands in no area/);
    check("src/lib/a.ts", `export const a = 1;`, /stands in no area/);
  });

  test("tests may import anything, and nothing but tests may import them", () => {
    check("src/domain/a.test.ts", `import { b } from "../store/b.ts"; import { c } from "../../test/support/c.ts";`);
    check("src/domain/a.ts", `import { b } from "./b.test.ts";`, /only a test may import/);
    check("src/domain/a.ts", `import { b } from "./b.support.ts";`, /only a test may import/);
    check("src/domain/a.ts", `import { b } from "../../test/support/b.ts";`, /the program may not import test/);
  });

  test("a browser's code may not import Node's modules, nor a pure library a package it was not granted", () => {
    check("src/lib/clock/a.ts", `import { readFileSync } from "node:fs";`, /may not import node:fs/);
    check("src/contract/a.ts", `import { hash } from "node:crypto";`, /may not import node:crypto/);
    check("src/server/a.ts", `import { hash } from "node:crypto";`);
    check("src/server/a.ts", `import { hash } from "crypto";`, /write node:crypto/);
    check("src/lib/clock/a.ts", `import { z } from "zod";`, /may not use the package zod/);
    check("src/lib/clock/a.ts", `import { Temporal } from "temporal-polyfill";`);
    check("src/service/a.ts", `import * as cedar from "@cedar-policy/cedar-wasm/nodejs";`);
    check("src/domain/a.ts", `import { b } from "heed/names";`, /imports itself by name/);
  });

  test("relative imports carry their ending and stay in the project", () => {
    check("src/domain/a.ts", `import { b } from "./b";`, /does not carry its ending/);
    check("src/domain/a.ts", `import { b } from "./b.js";`, /does not carry its ending/);
    check("src/domain/a.test.ts", `import { b } from "./b";`, /does not carry its ending/);
    check("src/domain/a.ts", `import { b } from "../../../elsewhere/b.ts";`, /leads out of the project/);
    check("test/a.test.ts", `import { b } from "../../elsewhere/b.ts";`, /leads out of the project/);
    check("src/domain/a.ts", `import { b } from "/opt/elsewhere/b.ts";`, /is no relative path/);
  });
});

describe("the workbench", () => {
  test("pages use parts, parts use ui, and never the other way", () => {
    check("src/web/pages/Desk.tsx", `import { b } from "../parts/B.tsx"; import { c } from "../ui/C.tsx";`);
    check("src/web/main.tsx", `import { Desk } from "./pages/Desk.tsx";`);
    check("src/web/parts/B.tsx", `import { Desk } from "../pages/Desk.tsx";`, /web\/parts may not import web\/pages/);
    check("src/web/ui/C.tsx", `import { b } from "../parts/B.tsx";`, /web\/ui may not import web\/parts/);
    check("src/web/pages/Desk.tsx", `import { start } from "../main.tsx";`, /web\/pages may not import web\/top/);
    check("src/web/live/stream.ts", `import { b } from "../parts/B.tsx";`, /web\/other folders may not import web\/parts/);
  });

  test("ui knows nothing of Heed", () => {
    check("src/web/ui/C.tsx", `import type { Person } from "../../domain/person.ts";`, /knows nothing of Heed/);
    check("src/web/parts/B.tsx", `import type { Person } from "../../domain/person.ts";`);
  });
});

describe("what pure code may not read", () => {
  const impure: readonly (readonly [source: string, words: RegExp])[] = [
    ["export const now = Date.now();", /reads the clock \(Date\.now\)/],
    ["export const now = Date.now;", /reads the clock/],
    ["export const now = new Date();", /reads the clock/],
    ["export const now = new Date;", /reads the clock/],
    ["export const now = Date();", /reads the clock/],
    ["export const now = Temporal.Now.instant();", /reads the clock/],
    ["export const now = performance.now();", /reads the clock/],
    ["setTimeout(() => {}, 5);", /reads the clock/],
    ["export const id = Math.random();", /reads chance/],
    ["export const id = crypto.randomUUID();", /reads chance or keys/],
    ["export const id = globalThis.crypto.randomUUID();", /whatever is global/],
    ["export const home = process.env.HOME;", /reads the machine/],
    ["export const answer = await fetch('http://localhost');", /reads the network/],
    ["console.log(1);", /reads the machine/],
    ["export const here = import.meta.url;", /reads where it stands/],
    ["export const day = new Date(2015, 10, 13);", /time zone/],
    ["export const hour = (at: Date) => at.getHours();", /time zone/],
    ["export const order = (a: string, b: string) => a.localeCompare(b);", /language/],
    ["export const crypt = { crypto };", /chance or keys/],
    ["export const now = (Date as { now(): number }).now?.();", /reads the clock/],
    ["export const now = performance!.now();", /reads the clock/],
    ["export const id = Math['random']();", /reads chance/],
  ];
  for (const [source, words] of impure) {
    test(`${source} is refused in lib and domain`, () => {
      check("src/lib/clock/a.ts", source, words);
      check("src/domain/a.ts", source, words);
    });
  }

  test("elsewhere, and in tests, all of this is allowed", () => {
    for (const [source] of impure) {
      check("src/server/a.ts", source);
      check("src/domain/a.test.ts", source);
    }
  });

  test("names that only look like it are allowed", () => {
    check("src/domain/a.ts", "export const at = new Date(0).toISOString();");
    check("src/domain/a.ts", "export const at = (x: unknown) => x instanceof Date && Date.UTC(2015, 10, 13) > 0;");
    check("src/domain/a.ts", "export type Step = { process: string; fetch(): void }; export const a = { process: 1, fetch: 2 };");
    check("src/domain/a.ts", "export const a = (step: { process: string }) => step.process;");
    check("src/domain/a.ts", "export function seal(crypto: { sign(): void }): void { crypto.sign(); }");
    check("src/domain/a.ts", "export const order = (a: string, b: string) => a.localeCompare(b, 'en');");
    check("src/domain/a.ts", "// Date.now() would be wrong here\nexport const a = 'Math.random()';");
  });
});

describe("names, places and lengths", () => {
  test("a drawer is refused, whatever it is called", () => {
    for (const path of ["src/store/utils.ts", "src/store/date-utils.ts", "src/service/helpers.ts", "src/web/ui/common.ts", "src/store/misc/a.ts", "test/support/helper.ts"]) {
      check(path, "export const a = 1;", /is a drawer/);
    }
    check("src/store/subtitles.ts", "export const a = 1;");
  });

  test("files are kebab-case, components carry the component's name", () => {
    check("src/store/fooBar.ts", "export const a = 1;", /kebab-case/);
    check("src/store/FooBar.ts", "export const a = 1;", /kebab-case/);
    check("src/store/foo-bar.test.ts", "export const a = 1;");
    check("src/web/ui/DueList.tsx", "export const a = 1;");
  });

  test("a folder of somebody's machine is refused in any file", () => {
    const path = ["", "work", "main"].join("/");
    check("docs/a.md", `Look into ${path}/src.`, /docs\/a\.md:1: names a folder/);
    check("src/store/a.ts", `\nexport const a = "${path}/src";`, /src\/store\/a\.ts:2: names a folder/);
    check("docs/a.md", "The law is at https://example.org/work/life and in src/work/a.ts.");
  });

  test("a link that leads out of the project is refused", () => {
    assert.deepEqual(linkOffences([{ path: "docs/a", target: "/srv/heed/docs/b" }], "/srv/heed"), []);
    assert.equal(linkOffences([{ path: "docs/a", target: "/srv/heed-other/b" }], "/srv/heed").length, 1);
  });

  test("a library without a README is refused", () => {
    const source = { path: "src/lib/clock/a.ts", text: "export const a = 1;" };
    assert.match(findOffences([source]).join("\n"), /src\/lib\/clock\/: has no README/);
    assert.match(findOffences([source, { path: "src/lib/clock/README.md", text: "# clock\n" }]).join("\n"), /has no README/);
    assert.deepEqual(findOffences([source, { path: "src/lib/clock/README.md", text: "a\n\nb\n\nc\n" }]), []);
  });

  test("a long file is refused unless it is listed, and a needless listing too", () => {
    const path = "src/store/a.ts";
    const long = { path, text: "// line\n".repeat(401) };
    assert.match(findOffences([long]).join("\n"), /has 401 lines, more than 400/);
    assert.deepEqual(findOffences([long], { [path]: { limit: 450, why: "one table" } }), []);
    assert.match(findOffences([long], { [path]: { limit: 400, why: "one table" } }).join("\n"), /more than 400/);
    assert.match(findOffences([{ path, text: "// short\n" }], { [path]: { limit: 450, why: "one table" } }).join("\n"), /needs no exception/);
    assert.match(findOffences([], { [path]: { limit: 450, why: "gone" } }).join("\n"), /needs no exception/);
    check("src/store/a.test.ts", "// line\n".repeat(600));
    check("src/store/a.test.ts", "// line\n".repeat(601), /has 601 lines, more than 600/);
    check("src/lib/clock/data/zones.ts", "// line\n".repeat(5000));
  });

  test("a source that cannot be parsed fails the check instead of passing it", () => {
    assert.throws(() => findOffences([{ path: "src/store/a.ts", text: "export const = ;" }]), /Cannot parse src\/store\/a\.ts/);
  });
});
