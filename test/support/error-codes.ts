import type { SourceFile } from "./repository.ts";
import { child, childrenOf, lineAt, nameOf, parseSource, textOf, walk, type SyntaxNode } from "./syntax.ts";

/** Error codes of the program, each with the places ("path:line") that name it, and places that compute one. */
export type FoundCodes = { readonly codes: ReadonlyMap<string, readonly string[]>; readonly computed: readonly string[] };

/** A line of the list in docs/errors.md. */
export type ListedCode = { readonly code: string; readonly meaning: string; readonly remedy: string };

const pattern = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*\.[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** There a `code` is no refusal: it names a reason for or against a likeness, or a gap in what an inquiry could see. */
const otherCodes = ["src/lib/names/", "src/domain/inquiry", "src/service/search.ts"];

/** Files among those whose codes are refusals all the same. */
const refusing: ReadonlySet<string> = new Set(["src/lib/names/list/snapshot.ts"]);

/**
 * Every text of the form `noun.reason` that stands as a `code` in the program: in an object, a type, a class or an
 * assignment, on either side of a condition, or behind the name of a type.
 */
export function collectErrorCodes(files: readonly SourceFile[]): FoundCodes {
  const codes = new Map<string, string[]>();
  const computed: string[] = [];
  const parsed = files
    .filter((file) => isProgram(file.path) && (refusing.has(file.path) || !otherCodes.some((start) => file.path.startsWith(start))))
    .map((file) => ({ file, program: parseSource(file) }));
  const aliases = namedTypes(parsed.map(({ program }) => program));

  for (const { file, program } of parsed) {
    const place = (node: SyntaxNode): string => `${file.path}:${lineAt(file.text, node.start)}`;
    walk(program, (node) => {
      const value = codeValue(node);
      if (value === undefined) return;
      const texts = textsIn(value, aliases);
      for (const text of texts) if (pattern.test(text)) codes.set(text, [...(codes.get(text) ?? []), place(node)]);
      if (isComputed(value)) computed.push(place(node));
    });
  }
  return { codes, computed };
}

/** The lines of docs/errors.md that hold a code. */
export function parseErrorList(markdown: string): readonly ListedCode[] {
  return markdown.split("\n").flatMap((line) => {
    const cells = line.startsWith("| `") ? line.split("|").map((cell) => cell.trim()) : [];
    const [, code, meaning, remedy] = cells;
    return code === undefined ? [] : [{ code: code.replaceAll("`", ""), meaning: meaning ?? "", remedy: remedy ?? "" }];
  });
}

/** What is wrong with the list, in words; empty if list and program agree. */
export function listOffences(found: FoundCodes, listed: readonly ListedCode[]): readonly string[] {
  const names = listed.map((row) => row.code);
  return [
    ...found.computed.map((place) => `${place}: an error code is written out, never computed, so that it can be found`),
    ...[...found.codes].filter(([code]) => !names.includes(code)).map(([code, places]) => `missing: ${code} (${places.join(", ")})`),
    ...names.filter((code) => !found.codes.has(code)).map((code) => `stale: ${code} is nowhere in src`),
    ...names.filter((code, at) => names.indexOf(code) !== at).map((code) => `double: ${code}`),
    ...listed.filter((row) => row.meaning.length < 10 || row.remedy.length < 10).map((row) => `unexplained: ${row.code}`),
  ];
}

/** The list with a section for each noun, after everything in `markdown` that stands before its first section. */
export function renderErrorList(markdown: string, found: FoundCodes): string {
  const known = new Map(parseErrorList(markdown).map((row) => [row.code, row]));
  const nouns = Map.groupBy([...found.codes.keys()].toSorted(), (code) => code.split(".")[0] ?? code);
  const sections = [...nouns].map(([noun, codes]) => {
    const rows = codes.map((code) => `| \`${code}\` | ${known.get(code)?.meaning ?? ""} | ${known.get(code)?.remedy ?? ""} |`);
    return [`## ${noun}`, "", "| code | what it means | what to do |", "| --- | --- | --- |", ...rows, ""].join("\n");
  });
  return [markdown.split(/^## /m)[0]?.trimEnd(), "", ...sections].join("\n");
}

function isProgram(path: string): boolean {
  return /^src\/.*\.tsx?$/.test(path) && !/\.(?:test|support)\.tsx?$/.test(path);
}

/** The value of a property, field, type member or assignment called `code`. */
function codeValue(node: SyntaxNode): SyntaxNode | undefined {
  switch (node.type) {
    case "Property":
    case "PropertyDefinition":
      return isCode(child(node, "key")) ? (child(node, "value") ?? annotation(node)) : undefined;
    case "TSPropertySignature":
    case "TSParameterProperty":
      return isCode(child(node, "key")) ? annotation(node) : undefined;
    case "AssignmentExpression":
      return child(node, "left")?.type === "MemberExpression" && isCode(child(child(node, "left") ?? node, "property")) ? child(node, "right") : undefined;
    case "VariableDeclarator":
      return isCode(child(node, "id")) ? child(node, "init") : undefined;
    default:
      return undefined;
  }
}

function isCode(key: SyntaxNode | undefined): boolean {
  return nameOf(key) === "code" || textOf(key) === "code";
}

function annotation(node: SyntaxNode): SyntaxNode | undefined {
  const outer = child(node, "typeAnnotation");
  return outer === undefined ? undefined : child(outer, "typeAnnotation");
}

/** Every text that `value` can be: literals anywhere in it but in the conditions, and in the types that it names. */
function textsIn(value: SyntaxNode, aliases: ReadonlyMap<string, SyntaxNode>, seen: ReadonlySet<string> = new Set()): readonly string[] {
  const text = textOf(value);
  if (text !== undefined) return [text];
  if (value.type === "TSTypeReference") {
    const name = nameOf(child(value, "typeName"));
    const alias = name === undefined || seen.has(name) ? undefined : aliases.get(name);
    if (name !== undefined && alias !== undefined) return textsIn(alias, aliases, new Set([...seen, name]));
  }
  if (value.type === "TSTypeLiteral" || value.type === "ObjectExpression") return []; // its own `code` counts by itself
  const below = childrenOf(value, value.type === "ConditionalExpression" ? ["test"] : []);
  return below.flatMap((node) => textsIn(node, aliases, seen));
}

function isComputed(value: SyntaxNode): boolean {
  if (value.type !== "TemplateLiteral" || textOf(value) !== undefined) return false;
  return (value["quasis"] as readonly { readonly value: { readonly cooked: string } }[]).some((part) => part.value.cooked.includes("."));
}

function namedTypes(programs: readonly SyntaxNode[]): ReadonlyMap<string, SyntaxNode> {
  const found = new Map<string, SyntaxNode>();
  for (const program of programs) {
    walk(program, (node) => {
      const name = node.type === "TSTypeAliasDeclaration" ? nameOf(child(node, "id")) : undefined;
      const type = child(node, "typeAnnotation");
      if (name !== undefined && type !== undefined) found.set(name, type);
    });
  }
  return found;
}
