import { isBuiltin } from "node:module";
import { posix } from "node:path";
import { importsOf, type Import } from "./imports.ts";
import { impurities } from "./purity.ts";
import type { Link, SourceFile } from "./repository.ts";

/** Something that the structure does not allow, as "path:line: what". */
export type Offence = string;

/** Who may import whom: a new edge is one line here, and a decision. `lib` stands for every folder of lib. */
const edges: Readonly<Record<string, readonly string[]>> = {
  "lib/base": [],
  lib: ["lib/base"],
  // Reading a text needs partial dates and the likeness of names, and would otherwise have its own of both.
  "lib/intake": ["lib/base", "lib/clock", "lib/names"],
  domain: ["lib"],
  contract: ["lib", "domain"],
  store: ["lib", "domain"],
  service: ["lib", "domain", "store"],
  server: ["lib", "domain", "contract", "store", "service"],
  cli: ["lib", "domain", "contract", "server"],
  web: ["lib", "domain", "contract"],
};

/** Inside web the imports run from later to earlier; files directly in src/web come last, for they wire the rest. */
const webOrder = ["ui", "other folders", "parts", "pages", "top"];

/** Which area may use which package. In the areas that name none, Heed stands on its own. */
const packages: Readonly<Record<string, readonly string[]>> = {
  "lib/clock": ["temporal-polyfill"],
  "lib/names": ["any-ascii"],
  domain: ["zod"],
  contract: ["zod"],
  store: ["kysely", "pg", "@electric-sql/pglite", "zod"],
  service: ["@cedar-policy/cedar-wasm", "@node-rs/argon2", "zod"],
  server: ["@myriaddreamin/typst-ts-node-compiler", "@expo-google-fonts/noto-sans", "@expo-google-fonts/noto-sans-arabic", "hpke", "mammoth", "postal-mime", "unpdf", "fastify", "@fastify/cookie", "@fastify/static", "@fastify/swagger", "fastify-type-provider-zod", "yaml", "zod"],
  cli: ["commander", "yaml", "zod"],
  web: ["react", "react-dom", "@mantine/core", "@mantine/hooks", "@tanstack/react-query", "wouter", "zod",
    "@fontsource/noto-sans", "@fontsource/noto-sans-arabic", "vite", "@vitejs/plugin-react"],
};

/** Areas that run in a browser, or must be able to: no module of Node. */
const nodeless = new Set(["lib", "domain", "contract", "web"]);

/** Every package that the program needs while it runs; what only the pages use is built into them. */
export const programPackages: readonly string[] = Object.entries(packages).flatMap(([area, names]) => (area === "web" ? [] : names));

/** The length from which a file probably has two subjects; a table in a folder called data has one, however long. */
const lineLimit = { code: 400, test: 600 };

/** Files that may be longer, each with its limit and the reason; one that is no longer so long must go from the list. */
export type LengthExceptions = Readonly<Record<string, { readonly limit: number; readonly why: string }>>;

/** Everything in `files` that the structure does not allow. */
export function findOffences(files: readonly SourceFile[], longer: LengthExceptions = {}): readonly Offence[] {
  return [
    ...files.filter((file) => isCode(file.path)).flatMap((file) => [...nameOffences(file.path), ...importOffences(file)]),
    ...files.filter((file) => isPure(file.path)).flatMap(purityOffences),
    ...files.flatMap(workplaceOffences),
    ...missingReadmes(files),
    ...lengthOffences(files, longer),
  ];
}

/** Symbolic links that lead out of the project. */
export function linkOffences(links: readonly Link[], root: string): readonly Offence[] {
  return links.filter((link) => !`${link.target}/`.startsWith(`${root}/`)).map((link) => `${link.path}: leads out of the project, to ${link.target}`);
}

function importOffences(file: SourceFile): readonly Offence[] {
  if (!file.path.startsWith("src/")) return importsOf(file).flatMap((found) => outsideOffences(file, found));
  if (isTest(file.path)) return importsOf(file).flatMap((found) => [...outsideOffences(file, found), ...extensionOffences(file, found)]);
  const from = areaOf(file.path);
  if (from === undefined) return [`${file.path}:1: stands in no area of the table in test/support/structure.ts`];
  return importsOf(file).flatMap((found) => {
    const { specifier, line } = found;
    const at = `${file.path}:${line}:`;
    if (specifier === undefined) return [`${at} computes what it imports, so that nobody can check it`];
    if (!specifier.startsWith(".")) return packageOffences(at, from, specifier);
    const outside = outsideOffences(file, found);
    if (outside.length > 0) return outside;
    const target = resolveFrom(file.path, specifier);
    return [...extensionOffences(file, found), ...edgeOffences(at, file.path, target), ...webOffences(at, file.path, target)];
  });
}

function edgeOffences(at: string, path: string, target: string): readonly Offence[] {
  if (!target.startsWith("src/")) {
    const isTestGround = /^(?:test|bench|scripts)\//.test(target);
    return isTestGround ? [`${at} the program may not import ${target}`] : []; // package.json, scenarios, built pages
  }
  if (isTest(target)) return [`${at} only a test may import ${target}`];
  const from = areaOf(path);
  const to = areaOf(target);
  if (from === undefined || to === undefined) return [`${at} ${target} stands in no area`];
  if (from === to || edgesOf(from).some((edge) => edge === to || (edge === "lib" && to.startsWith("lib/")))) return [];
  return [`${at} ${from} may not import ${to} (${target})`];
}

function webOffences(at: string, path: string, target: string): readonly Offence[] {
  if (areaOf(path) !== "web") return [];
  const from = webPlace(path);
  if (from === "ui" && areaOf(target) !== "web") return [`${at} web/ui knows nothing of Heed, so it may not import ${target}`];
  if (areaOf(target) !== "web") return [];
  const to = webPlace(target);
  return webOrder.indexOf(to) <= webOrder.indexOf(from) ? [] : [`${at} web/${from} may not import web/${to} (${target})`];
}

function webPlace(path: string): string {
  const [, , folder, ...rest] = path.split("/");
  if (rest.length === 0) return "top";
  return folder === "ui" || folder === "parts" || folder === "pages" ? folder : "other folders";
}

function packageOffences(at: string, from: string, specifier: string): readonly Offence[] {
  if (specifier.startsWith("/") || /^(?:file|https?|data):/.test(specifier)) return [`${at} ${specifier} is no relative path`];
  if (specifier.startsWith("#") || specifier === "heed" || specifier.startsWith("heed/")) return [`${at} imports itself by name: write a relative path`];
  if (specifier.startsWith("node:")) {
    return nodeless.has(from.split("/")[0] ?? "") ? [`${at} ${from} must run in a browser, so it may not import ${specifier}`] : [];
  }
  if (isBuiltin(specifier)) return [`${at} write node:${specifier}`];
  const name = specifier.split("/").slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
  return packages[from]?.includes(name) ? [] : [`${at} ${from} may not use the package ${name}`];
}

function outsideOffences(file: SourceFile, found: Import): readonly Offence[] {
  if (!found.specifier?.startsWith(".") || !resolveFrom(file.path, found.specifier).startsWith("..")) return [];
  return [`${file.path}:${found.line}: ${found.specifier} leads out of the project`];
}

function extensionOffences(file: SourceFile, found: Import): readonly Offence[] {
  const { specifier, line } = found;
  if (!specifier?.startsWith(".") || specifier.endsWith("/") || /\.(?:tsx?|mjs|css|json|svg|html|sql|ya?ml|csv|md)$/.test(specifier)) return [];
  return [`${file.path}:${line}: ${specifier} does not carry its ending (.ts or .tsx)`];
}

function resolveFrom(path: string, specifier: string): string {
  return posix.join(posix.dirname(path), specifier);
}

function edgesOf(area: string): readonly string[] {
  return edges[area] ?? (area.startsWith("lib/") ? edges["lib"] : undefined) ?? [];
}

/** "lib/clock", "domain", …; undefined for a file that stands in no area. */
function areaOf(path: string): string | undefined {
  const [, area, folder, ...rest] = path.split("/");
  if (area === undefined || folder === undefined || !(area in edges)) return undefined;
  if (area === "lib") return rest.length === 0 ? undefined : `lib/${folder}`;
  return area;
}

function isCode(path: string): boolean {
  return /\.tsx?$/.test(path) && /^(?:src|test|bench)\//.test(path);
}

/** Tests and what only tests use: they may import anything. */
function isTest(path: string): boolean {
  return /^(?:test|bench)\//.test(path) || /\.(?:test|support)\.tsx?$/.test(path);
}

function isPure(path: string): boolean {
  return /^src\/(?:lib|domain)\/.*\.tsx?$/.test(path) && !isTest(path);
}

function purityOffences(file: SourceFile): readonly Offence[] {
  return impurities(file).map(({ line, what }) => `${file.path}:${line}: ${what}`);
}

function nameOffences(path: string): readonly Offence[] {
  const parts = path.split("/");
  const stem = (parts.at(-1) ?? "").split(".")[0] ?? "";
  const drawers = [...parts.slice(0, -1), stem].filter((part) => /^(?:common|shared|misc|stuff)$|(?:^|-)(?:utils?|helpers?)(?:-|$)/i.test(part));
  const offences = drawers.map((part) => `${path}: "${part}" is a drawer: name the file after its subject`);
  const isKebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(stem);
  const isComponent = path.endsWith(".tsx") && /^[A-Z][A-Za-z0-9]*$/.test(stem);
  return isKebab || isComponent ? offences : [...offences, `${path}: a file is named in kebab-case, or after its one component`];
}

/** Absolute folders of some machine, written apart so that this file does not offend itself. */
const workplace = new RegExp(String.raw`(?:^|[\s"'\x60(=:])/(?:${["work", "root", "farm"].join("|")})/`, "m");

function workplaceOffences(file: SourceFile): readonly Offence[] {
  const found = workplace.exec(file.text);
  if (found === null) return [];
  return [`${file.path}:${file.text.slice(0, found.index + 1).split("\n").length}: names a folder of somebody's machine: ${found[0].trim()}`];
}

function missingReadmes(files: readonly SourceFile[]): readonly Offence[] {
  const folders = new Set(files.map((file) => /^src\/lib\/[^/]+\//.exec(file.path)?.[0]).filter((folder) => folder !== undefined));
  return [...folders]
    .filter((folder) => !files.some((file) => file.path === `${folder}README.md` && file.text.trim().split("\n").length >= 5))
    .map((folder) => `${folder}: has no README.md that says its goals, what it is not for, its design and what was rejected`);
}

function lengthOffences(files: readonly SourceFile[], longer: LengthExceptions): readonly Offence[] {
  const lengths = new Map(files.filter((file) => isCode(file.path)).map((file) => [file.path, file.text.split("\n").length - 1]));
  const usual = (path: string): number => (path.includes("/data/") ? Infinity : isTest(path) ? lineLimit.test : lineLimit.code);
  const tooLong = [...lengths]
    .filter(([path, lines]) => lines > (longer[path]?.limit ?? usual(path)))
    .map(([path, lines]) => `${path}: has ${lines} lines, more than ${longer[path]?.limit ?? usual(path)}`);
  const needless = Object.keys(longer)
    .filter((path) => (lengths.get(path) ?? 0) <= usual(path))
    .map((path) => `${path}: needs no exception from the usual length`);
  return [...tooLong, ...needless];
}
