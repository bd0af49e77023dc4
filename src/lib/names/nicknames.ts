import { englishNicknames } from "./data/nicknames.ts";

const shortForms = new Map<string, Set<string>>();
for (const entry of englishNicknames.split(/[|\n]/)) {
  const [full = "", shorts = ""] = entry.split(":");
  for (const short of shorts.trim().split(" ")) link(full.trim(), short);
}

function link(a: string, b: string): void {
  if (a === "" || b === "") return;
  for (const [x, y] of [[a, b], [b, a]] as const) {
    const known = shortForms.get(x);
    if (known === undefined) shortForms.set(x, new Set([y]));
    else known.add(y);
  }
}

/** Whether one plain word is a usual short form of the other, or both of one full name's. @example areNicknames("bill", "william") // true */
export function areNicknames(a: string, b: string): boolean {
  return shortForms.get(a)?.has(b) ?? false;
}

/** The plain words linked with this one, full forms and short forms alike. */
export function nicknamesOf(plain: string): ReadonlySet<string> | undefined {
  return shortForms.get(plain);
}
