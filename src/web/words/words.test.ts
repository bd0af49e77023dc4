import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parseSync, Visitor } from "vite";
import { de } from "./de/de.ts";
import { en } from "./en/en.ts";
import { fr } from "./fr/fr.ts";
import { nl } from "./nl/nl.ts";
import { tr } from "./tr/tr.ts";

const web = join(import.meta.dirname, "..");

/** What the desk and the thread show: these parts are whole in every language. */
const DESK_AND_THREAD = ["shell", "login", "desk", "reasons", "clock", "signals", "thread", "matches", "acts", "nouns", "law", "forms", "dates", "spans", "people"] as const;

/** Sentences of the catalogue by their place; a function stands as a function. */
function leaves(of: unknown, at = ""): ReadonlyMap<string, unknown> {
  if (typeof of !== "object" || of === null) return new Map([[at, of]]);
  return new Map(Object.entries(of).flatMap(([key, value]) => [...leaves(value, at === "" ? key : `${at}.${key}`)]));
}

const english = leaves(en);
const inParts = (place: string, parts: readonly string[]) => parts.some((part) => place.startsWith(`${part}.`));

test("French says everything that English says", () => {
  const own = leaves(fr);
  assert.deepEqual([...english.keys()].filter((place) => !own.has(place)), []);
});

test("German, Dutch and Turkish say everything of the desk and the thread", () => {
  for (const [name, words] of Object.entries({ de, nl, tr })) {
    const own = leaves(words);
    assert.deepEqual([...english.keys()].filter((place) => inParts(place, DESK_AND_THREAD) && !own.has(place)), [], name);
  }
});

test("a translation has nothing that English has not, and what takes a value there takes one here", () => {
  for (const [name, words] of Object.entries({ fr, de, nl, tr })) {
    for (const [place, sentence] of leaves(words)) {
      assert.equal(typeof sentence, typeof english.get(place), `${name}: ${place}`);
      if (typeof sentence === "function") assert.equal(sentence.length, (english.get(place) as (...given: never[]) => string).length, `${name}: ${place}`);
      else assert.notEqual(String(sentence).trim(), "", `${name}: ${place}`);
    }
  }
});

/** Words that are the same in two languages, and signs that mean the same everywhere. */
const SHARED = /^(?:.{0,16}|[\d\s.:@-]+|SIENA|\.txt.*|2015.*|1985.*|SHA-256.*)$/u;

test("no sentence was left in English", () => {
  for (const [name, words] of Object.entries({ fr, de, nl, tr })) {
    const same = [...leaves(words)].filter(([place, sentence]) => typeof sentence === "string" && sentence === english.get(place) && !SHARED.test(sentence));
    assert.deepEqual(same, [], name);
  }
});

/** Attributes whose text is read or heard by people. */
const SAID = new Set(["alt", "aria-label", "aria-description", "caption", "description", "label", "name", "placeholder", "submit", "title"]);

/** Attributes of that name that say something to the machine alone. */
const UNSAID = /^(?:Icon|input|meta|Radio|Radio\.Group)$/u;

/** Text of a page that stands in its code and not in the catalogue, each with its place. */
function strayText(path: string, code: string): readonly string[] {
  const found: string[] = [];
  const stray = (text: string, start: number) => {
    if (/\p{L}{2}/u.test(text)) found.push(`${path}:${code.slice(0, start).split("\n").length}: ${text.trim()}`);
  };
  const visitor = new Visitor({
    JSXText: (node) => stray(node.value, node.start),
    JSXOpeningElement(node) {
      const element = code.slice(node.name.start, node.name.end);
      for (const attribute of node.attributes) {
        if (attribute.type !== "JSXAttribute" || !SAID.has(code.slice(attribute.name.start, attribute.name.end)) || UNSAID.test(element)) continue;
        if (attribute.value?.type === "Literal") stray(attribute.value.value, attribute.start);
        if (attribute.value?.type === "JSXExpressionContainer" && attribute.value.expression.type === "Literal") stray(String(attribute.value.expression.value), attribute.start);
      }
    },
    JSXExpressionContainer(node) {
      const { expression } = node;
      // {"text"} and {flag ? "text" : "text"} between two elements
      if (!/[>}]\s*$/u.test(code.slice(0, node.start))) return;
      for (const one of expression.type === "ConditionalExpression" ? [expression.consequent, expression.alternate] : [expression]) {
        if (one.type === "Literal" && typeof one.value === "string") stray(one.value, one.start);
      }
    },
  });
  visitor.visit(parseSync(path, code, { lang: "tsx" }).program);
  return found;
}

test("no text stands in a page outside the catalogue", () => {
  const pages = globSync("**/*.tsx", { cwd: web });
  assert.ok(pages.length > 80, "the pages were found");
  assert.deepEqual(pages.flatMap((path) => strayText(path, readFileSync(join(web, path), "utf8"))), []);
});

test("text outside the catalogue is found wherever it stands", () => {
  const check = (jsx: string, found: number) => assert.equal(strayText("a.tsx", `export const a = () => ${jsx};`).length, found, jsx);
  check(`<p>Owed here</p>`, 1);
  check(`<p>{words.desk.here}</p>`, 0);
  check(`<p>{"Owed here"}</p>`, 1);
  check(`<p>{late ? "late" : words.a}</p>`, 1);
  check(`<TextInput label="Name" />`, 1);
  check(`<button aria-label={"Close"} />`, 1);
  check(`<Icon name="alert" />`, 0);
  check(`<p>· → {1}</p>`, 0);
});
