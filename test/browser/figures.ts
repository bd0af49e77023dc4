import { appendFileSync } from "node:fs";

/** Something a walk measured, for the table that `npm run test:browser` prints. */
export type Figure =
  | { readonly kind: "job"; readonly person: string; readonly job: string; readonly clicks: number; readonly keys: number }
  | { readonly kind: "page"; readonly page: string; readonly scheme: "light" | "dark"; readonly faults: number }
  | { readonly kind: "size"; readonly what: string; readonly bytes: number; readonly limit: number }
  | { readonly kind: "time"; readonly what: string; readonly ms: number; readonly limit: number };

/** Adds a figure to the run's list. A run that prints no table names no list, and nothing is kept. */
export function note(figure: Figure): void {
  const list = process.env["HEED_BROWSER_FIGURES"];
  if (list !== undefined && list !== "") appendFileSync(list, `${JSON.stringify(figure)}\n`);
}
