import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { build } from "vite";
import { root } from "../support/repository.ts";

/** These bring files of their own, which they look for beside themselves. */
const APART = ["@myriaddreamin/typst-ts-node-compiler", "@cedar-policy/cedar-wasm", "@electric-sql/pglite", "@node-rs/argon2", "unpdf", "mammoth", "postal-mime"];

/**
 * Puts a node's process into one file: it loads in a third of the time, of which each round needs one, and what a campaign tries
 * stays the same while somebody works on the sources.
 */
export async function bundleNode(): Promise<{ readonly file: string; readonly cache: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(root, "node_modules", ".crash-"));
  await build({
    configFile: false,
    logLevel: "error",
    root,
    ssr: { noExternal: true, external: APART },
    build: { ssr: "test/crash/node-process.ts", outDir: folder, emptyOutDir: false, minify: false, target: "node24", rollupOptions: { output: { format: "es", entryFileNames: "node.mjs" } } },
  });
  return { file: join(folder, "node.mjs"), cache: join(folder, "cache"), remove: () => rm(folder, { recursive: true, force: true }) };
}
