import type { SourceFile } from "./repository.ts";
import { child, childrenOf, lineAt, nameOf, parseSource, textOf, walk, type SyntaxNode } from "./syntax.ts";

/** A place where pure code reads the world: `now`, identifiers and the like must come in as arguments. */
export type Impurity = { readonly line: number; readonly what: string };

/** Globals through which the clock, chance, files, the network or the machine are reached, and what each reads. */
const readers: Readonly<Record<string, string>> = {
  ...each("the clock", ["performance", "setTimeout", "setInterval", "setImmediate", "requestAnimationFrame"]),
  ...each("chance or keys", ["crypto"]),
  ...each("the network", ["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "BroadcastChannel"]),
  ...each("the machine", ["process", "require", "Buffer", "console", "__dirname", "__filename"]),
  ...each("whatever is global", ["globalThis", "window", "self", "document", "navigator", "localStorage", "sessionStorage", "indexedDB"]),
};

/** Members of globals that are otherwise harmless. */
const readingMembers: Readonly<Record<string, string>> = {
  "Date.now": "the clock",
  "Temporal.Now": "the clock",
  "Math.random": "chance",
};

/** Methods that answer differently on a machine in another time zone. */
const zoneMethods = /^(?:get(?:FullYear|Month|Date|Day|Hours|Minutes|TimezoneOffset)|set(?:FullYear|Month|Date|Hours|Minutes)|toLocale(?:Date|Time)String)$/;

/** Methods that answer differently on a machine with another language, unless the language is given at this place. */
const languageMethods: Readonly<Record<string, number>> = { localeCompare: 1, toLocaleUpperCase: 0, toLocaleLowerCase: 0, toLocaleString: 0 };

/** Where a source file reads the clock, chance, files, the network, or the time zone and language of its machine. */
export function impurities(file: SourceFile): readonly Impurity[] {
  const program = parseSource(file);
  const own = declaredNames(program);
  const found: Impurity[] = [];
  const add = (node: SyntaxNode, what: string): void => {
    found.push({ line: lineAt(file.text, node.start), what });
  };

  visitValues(program, (node) => {
    const name = nameOf(node);
    if (name !== undefined && name in readers && !own.has(name)) add(node, `reads ${readers[name]} (${name})`);
    if (node.type === "MetaProperty" && nameOf(child(node, "meta")) === "import") add(node, "reads where it stands (import.meta)");
    if (node.type === "MemberExpression") {
      const member = `${nameOf(bare(child(node, "object")))}.${memberName(node)}`;
      if (member in readingMembers) add(node, `reads ${readingMembers[member]} (${member})`);
    }
    if (node.type === "NewExpression" || node.type === "CallExpression") {
      const what = impureCall(node, own);
      if (what !== undefined) add(node, what);
    }
  });
  return found;
}

function impureCall(node: SyntaxNode, own: ReadonlySet<string>): string | undefined {
  const callee = child(node, "callee");
  const count = (node["arguments"] as readonly unknown[]).length;
  if (nameOf(callee) === "Date" && !own.has("Date")) {
    if (node.type === "CallExpression" || count === 0) return "reads the clock (Date without a time)";
    return count > 1 ? "reads the machine's time zone (Date of several numbers: use Date.UTC)" : undefined;
  }
  if (callee?.type !== "MemberExpression") return undefined;
  const method = memberName(callee) ?? "";
  if (zoneMethods.test(method)) return `reads the machine's time zone (${method})`;
  const place = Object.hasOwn(languageMethods, method) ? languageMethods[method] : undefined;
  return place !== undefined && count <= place ? `reads the machine's language (${method} without one)` : undefined;
}

/** Names that the file declares anywhere: such a name is not the global one. A parameter called `process` is no crime. */
function declaredNames(program: SyntaxNode): ReadonlySet<string> {
  const names = new Set<string>();
  const take = (node: SyntaxNode | undefined): void => {
    if (node === undefined) return;
    const name = nameOf(node);
    if (name !== undefined) names.add(name);
    else if (node.type === "Property") take(child(node, "value"));
    else if (node.type === "AssignmentPattern") take(child(node, "left"));
    else if (/^(?:ObjectPattern|ArrayPattern|RestElement)$/.test(node.type)) childrenOf(node).forEach(take);
  };
  walk(program, (node) => {
    if (node.type === "VariableDeclarator" || /^(?:Function|Class)Declaration$/.test(node.type)) take(child(node, "id"));
    if (/^Import\w*Specifier$/.test(node.type)) take(child(node, "local"));
    if (Array.isArray(node["params"])) (node["params"] as readonly SyntaxNode[]).forEach(take);
  });
  return names;
}

/** Visits what has a value while running: no types, no keys, no names of members. */
function visitValues(node: SyntaxNode, visit: (node: SyntaxNode) => void): void {
  if (node.type.startsWith("TS")) {
    // `x as T`, `x satisfies T` and `x!` hold a value, all other TypeScript nodes hold types.
    const value = child(node, "expression");
    if (value !== undefined) visitValues(value, visit);
    return;
  }
  if (/^Import|^Export(?:All|Specifier)/.test(node.type) && node.type !== "ImportExpression") return;
  visit(node);
  const named = node["computed"] === true ? [] : ["key", "property"];
  for (const below of childrenOf(node, [...named, "label", "meta"])) visitValues(below, visit);
}

/** The name after the dot, or in the brackets if it is a known text. */
function memberName(node: SyntaxNode): string | undefined {
  const property = child(node, "property");
  return node["computed"] === true ? textOf(property) : nameOf(property);
}

/** What stands within `(x as T)`, `(x satisfies T)`, `x!` and parentheses. */
function bare(node: SyntaxNode | undefined): SyntaxNode | undefined {
  const wrapped = node !== undefined && /^(?:TS|Parenthesized)/.test(node.type) ? child(node, "expression") : undefined;
  return wrapped === undefined ? node : bare(wrapped);
}

function each(what: string, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, what]));
}
