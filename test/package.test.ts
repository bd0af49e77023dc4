import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { root } from "./support/repository.ts";
import { programPackages } from "./support/structure.ts";

type Versions = Readonly<Record<string, string>>;
type Manifest = {
  readonly version: string;
  readonly exports: Readonly<Record<string, string | { readonly [condition: string]: string }>>;
  readonly dependencies: Versions;
  readonly devDependencies: Versions;
  readonly optionalDependencies: Versions;
};
type LockEntry = { readonly resolved?: string; readonly optionalDependencies?: Versions };

const manifest = readJson("package.json") as Manifest;
const lock = readJson("package-lock.json") as { readonly packages: Readonly<Record<string, LockEntry>> };

test("every version is exact, so that two machines install the same", () => {
  const wanted = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  assert.deepEqual(Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version)), []);
});

test("the lock file lists the optional packages of every machine, without which npm ci refuses it", () => {
  const present = new Set(Object.keys(lock.packages).map((path) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length)));
  const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter((name) => !present.has(name)).map((name) => `${name}, wanted by ${path || "heed"}`),
  );
  assert.deepEqual(missing, []);
});

test("the lock file names no registry, so that it serves behind any mirror", () => {
  assert.deepEqual(Object.entries(lock.packages).filter(([, entry]) => entry.resolved !== undefined), []);
});

test("what the program imports is installed with it, what only the pages and tests need is not", () => {
  assert.deepEqual(programPackages.filter((name) => manifest.dependencies[name] === undefined), []);
});

test("every library that has an index is published, and nothing else", () => {
  const libraries = globSync("src/lib/*/index.ts", { cwd: root }).map((path) => dirname(path).slice("src/lib/".length));
  const published = Object.keys(manifest.exports).filter((name) => name !== "./package.json");
  assert.deepEqual(published.toSorted(), libraries.map((name) => `./${name}`).toSorted());
});

test("the packed package runs and its libraries can be imported, without TypeScript and without this checkout", { timeout: 180_000 }, (t) => {
  const folder = mkdtempSync(join(tmpdir(), "heed-package-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const run = (command: string, args: readonly string[], cwd: string): string => {
    const ended = spawnSync(command, args, { cwd, encoding: "utf8" });
    assert.equal(ended.status, 0, `${command} ${args.join(" ")}: ${ended.stdout}${ended.stderr}`);
    return ended.stdout;
  };

  run(process.execPath, [join(root, "scripts", "dist.mjs")], root);
  run("npm", ["pack", "--ignore-scripts", "--pack-destination", folder], root);
  run("tar", ["-xzf", `heed-${manifest.version}.tgz`], folder);
  const installed = join(folder, "node_modules", "heed");
  linkDependencies(join(folder, "node_modules"));
  run("mv", [join(folder, "package"), installed], folder);

  for (const file of ["LICENSE", "README.md", "CHANGELOG.md", "scenarios"]) assert.ok(existsSync(join(installed, file)), file);
  assert.deepEqual(globSync("**/*.{test,support}.*", { cwd: installed, exclude: ["node_modules"] }), []);
  assert.deepEqual(globSync("dist/**/*.ts", { cwd: installed }).filter((path) => !path.endsWith(".d.ts")), []);
  assert.equal(run(process.execPath, [join(installed, "bin", "heed.mjs"), "--version"], folder).trim(), manifest.version);
  for (const name of Object.keys(manifest.exports).filter((path) => path !== "./package.json")) {
    run(process.execPath, ["-e", `import("heed/${name.slice(2)}").then((library) => process.exit(Object.keys(library).length > 0 ? 0 : 1))`], folder);
  }

  writeFileSync(join(folder, "consumer.mts"), `import { parseInstant } from "heed/clock";\nexport const isInstant: boolean = parseInstant("now").ok;\nexport const wrong: number = parseInstant("now").ok;\n`);
  const types = spawnSync(process.execPath, [join(root, "node_modules", "typescript", "bin", "tsc"), "--noEmit", "--strict", "--module", "nodenext", "consumer.mts"], { cwd: folder, encoding: "utf8" });
  assert.match(types.stdout, /^consumer\.mts\(3,14\): error TS2322: [^\n]*\n$/, "the types of the libraries are not found");
});

/** Stands for npm's work: what the package depends on is at hand in this checkout already. */
function linkDependencies(target: string): void {
  mkdirSync(target, { recursive: true });
  const own = join(root, "node_modules");
  for (const name of readdirSync(own)) if (!name.startsWith(".")) symlinkSync(join(own, name), join(target, name));
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(root, path), "utf8"));
}
