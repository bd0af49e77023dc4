import { parseSync } from "vite";
import type { SourceFile } from "./repository.ts";

/** A node of the syntax tree: ESTree with TypeScript's additions. TypeScript 7 offers no parser; vite brings one. */
export type SyntaxNode = { readonly type: string; readonly start: number; readonly [key: string]: unknown };

/** The syntax tree of a TypeScript file; throws if it cannot be parsed. */
export function parseSource(file: SourceFile): SyntaxNode {
  const { program, errors } = parseSync(file.path, file.text);
  const first = errors[0];
  if (first !== undefined) throw new Error(`Cannot parse ${file.path}: ${first.message}`);
  return program as unknown as SyntaxNode;
}

/** Visits `node` and everything below it; what is below a node for which `visit` returns false is left out. */
export function walk(node: SyntaxNode, visit: (node: SyntaxNode) => boolean | void): void {
  if (visit(node) === false) return;
  for (const below of childrenOf(node)) walk(below, visit);
}

/** The nodes directly below `node`, without those under the keys in `except`. */
export function childrenOf(node: SyntaxNode, except: readonly string[] = []): readonly SyntaxNode[] {
  return Object.entries(node)
    .filter(([key]) => !except.includes(key))
    .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
    .filter(isNode);
}

/** The node under `key`, if there is one. */
export function child(node: SyntaxNode, key: string): SyntaxNode | undefined {
  const value = node[key];
  return isNode(value) ? value : undefined;
}

/** The text of a string literal, or of a template without gaps. */
export function textOf(node: SyntaxNode | undefined): string | undefined {
  if (node?.type === "Literal" && typeof node["value"] === "string") return node["value"];
  if (node?.type !== "TemplateLiteral") return undefined;
  const quasis = node["quasis"] as readonly { readonly value: { readonly cooked: string } }[];
  return quasis.length === 1 ? quasis[0]?.value.cooked : undefined;
}

/** The name of an identifier. */
export function nameOf(node: SyntaxNode | undefined): string | undefined {
  return node?.type === "Identifier" ? (node["name"] as string) : undefined;
}

/** The number of the line on which `offset` stands, from 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";
}
