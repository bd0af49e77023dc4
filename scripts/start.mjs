// npm start: brings the pages up to date, then runs the demonstration in this process.
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { buildPagesOrExit } from "./pages.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const heed = join(root, "bin", "heed.mjs");

if (!(await buildPagesOrExit())) {
  process.stderr.write("Starting without the workbench: src/web/vite.config.ts is missing in this checkout.\n");
}
process.argv = [process.execPath, heed, "demo", ...process.argv.slice(2)];
await import(pathToFileURL(heed).href);
