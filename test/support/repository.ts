import { lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** A text file of the project: its path from the root with forward slashes, and what is in it. */
export type SourceFile = { readonly path: string; readonly text: string };

/** A symbolic link of the project and where it leads, as an absolute path. */
export type Link = { readonly path: string; readonly target: string };

/** The folder that holds package.json. */
export const root: string = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Folders that hold nothing of ours: installed, built, or made while running. */
const foreign = new Set([".git", ".heed", "node_modules", "dist", "build", "pictures"]);

const textual = /\.(?:[cm]?[jt]sx?|json|md|ya?ml|css|html|sql|sh|txt|csv|tsv|svg)$|(?:^|\/)(?:\.npmrc|\.gitignore|\.gitattributes|run|LICENSE)$/;

/** Every text file of the project. Reads the folder rather than git, so that a file not yet added counts too. */
export function readProject(): { readonly files: readonly SourceFile[]; readonly links: readonly Link[] } {
  const files: SourceFile[] = [];
  const links: Link[] = [];
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const name of readdirSync(folder)) {
      if (foreign.has(name)) continue;
      const full = join(folder, name);
      const path = full.slice(root.length + 1).split(sep).join("/");
      const found = lstatSync(full);
      if (found.isSymbolicLink()) links.push({ path, target: resolve(folder, readlinkSync(full)) });
      else if (found.isDirectory()) folders.push(full);
      else if (textual.test(path)) files.push({ path, text: readFileSync(full, "utf8") });
    }
  }
  return { files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)), links };
}
