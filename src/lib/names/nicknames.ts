import { englishNicknames } from "./data/nicknames.ts";
import { latinSpelling } from "./spelling.ts";

const shortForms = new Map<string, Set<string>>();
for (const entry of englishNicknames.split(/[|\n]/)) {
  const [full = "", shorts = ""] = entry.split(":");
  for (const short of shorts.trim().split(" ")) link(latinSpelling(full.trim()), latinSpelling(short));
}

function link(a: string, b: string): void {
  if (a === "" || b === "" || a === b) return;
  for (const [x, y] of [[a, b], [b, a]] as const) {
    const known = shortForms.get(x);
    if (known === undefined) shortForms.set(x, new Set([y]));
    else known.add(y);
  }
}

/** Whether one spelling is a usual short form of the other, or both of one full name's. @example areNicknames("bill", "william") // true */
export function areNicknames(a: string, b: string): boolean {
  return shortForms.get(a)?.has(b) ?? false;
}

/** The spellings linked with this one, full forms and short forms alike. */
export function nicknamesOf(spelling: string): ReadonlySet<string> | undefined {
  return shortForms.get(spelling);
}
