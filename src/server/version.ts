import { readFileSync } from "node:fs";

// The same two folders up from src/server and from dist/server.
const { version: written } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { readonly version: string };

/** Of this program. */
export const version: string = written;
