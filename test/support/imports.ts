import type { SourceFile } from "./repository.ts";
import { child, lineAt, nameOf, parseSource, textOf, walk, type SyntaxNode } from "./syntax.ts";

/** One place where a file names another module; `specifier` is undefined if it is computed while running. */
export type Import = { readonly specifier: string | undefined; readonly line: number };

/**
 * Every module that a file names: imports and re-exports, of types too, `import()`, `import("…").Type`, and
 * `new URL("./…", import.meta.url)` or `import.meta.resolve("./…")`, which is how a worker or a file is named.
 */
export function importsOf(file: SourceFile): readonly Import[] {
  const found: Import[] = [];
  const add = (node: SyntaxNode, specifier: string | undefined): void => {
    found.push({ specifier, line: lineAt(file.text, node.start) });
  };
  walk(parseSource(file), (node) => {
    switch (node.type) {
      case "ImportDeclaration":
      case "ImportExpression":
      case "TSImportType":
      case "TSExternalModuleReference":
        add(node, textOf(child(node, "source") ?? child(node, "argument") ?? child(node, "expression")));
        break;
      case "ExportNamedDeclaration":
      case "ExportAllDeclaration":
        if (child(node, "source") !== undefined) add(node, textOf(child(node, "source")));
        break;
      case "NewExpression":
        if (isBesideModule(node)) add(node, textOf(firstArgument(node)));
        break;
      case "CallExpression":
        if (isMetaResolve(node)) add(node, textOf(firstArgument(node)));
        break;
      default:
    }
  });
  return found;
}

/** `new URL(…, import.meta.url)` of a text that is known. */
function isBesideModule(node: SyntaxNode): boolean {
  const [first, second] = node["arguments"] as readonly SyntaxNode[];
  if (nameOf(child(node, "callee")) !== "URL" || second?.type !== "MemberExpression") return false;
  return child(second, "object")?.type === "MetaProperty" && textOf(first) !== undefined;
}

function isMetaResolve(node: SyntaxNode): boolean {
  const callee = child(node, "callee");
  return callee?.type === "MemberExpression" && child(callee, "object")?.type === "MetaProperty" && nameOf(child(callee, "property")) === "resolve";
}

function firstArgument(node: SyntaxNode): SyntaxNode | undefined {
  return (node["arguments"] as readonly SyntaxNode[])[0];
}
