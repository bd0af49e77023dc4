import type { ScenarioDocument } from "./stage.ts";

/** Three invented authorities: `north` and `east` in the Union, `south` outside it; all on UTC, with a full ladder. */
const AUTHORITIES = {
  north: { name: "Northern liaison office", country: "FR", kind: "spoc", union: true, languages: ["fr"], timeZone: "UTC", dutyDesk: "+33 1 11 11 11 11" },
  east: { name: "Eastern liaison office", country: "BE", kind: "spoc", union: true, languages: ["nl"], timeZone: "UTC", dutyDesk: "+32 2 22 22 22 22" },
  south: { name: "Southern police", country: "TR", kind: "police", union: false, languages: ["tr"], timeZone: "UTC", dutyDesk: "+90 3 33 33 33 33" },
};
export type Place = keyof typeof AUTHORITIES;

const PEOPLE = {
  lia: { post: "Liaison officer", roles: ["liaison"] },
  lou: { post: "Second liaison officer", roles: ["liaison"] },
  sup: { post: "Supervisor", roles: ["supervisor"] },
  com: { post: "Duty commander", roles: ["duty-commander"] },
  head: { post: "Head", roles: ["head"] },
};

/** A scenario between two or three of them. */
export function between(places: readonly Place[], steps: readonly Record<string, unknown>[], more: { readonly end?: string; readonly authorities?: Partial<Record<Place, Record<string, unknown>>> } = {}): ScenarioDocument {
  const authorities = Object.fromEntries(places.map((place) => [place, { ...AUTHORITIES[place], people: PEOPLE, ...more.authorities?.[place] }]));
  return { scenario: "small", title: "A small case", authorities, steps: [...steps], ...(more.end === undefined ? {} : { end: more.end }) };
}

/** What passes the gate towards a partner outside the Union. */
export const GATE = { purpose: "Prevention of terrorist offences", competentRecipient: true, originatorConsent: "own-information", safeguards: "For this inquiry only", decidedBy: "sup", motiveAsked: true, treatmentAsked: true };

/** A person as a message writes him. */
export function person(text: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { ref: "p", names: [{ text }], subjectClass: "suspect", ...more };
}

/** The body of a message, with what its kind must carry. */
export function body(kind: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  const particulars = { sought: "What is known", facts: "A search", reasonsToBelieve: "His passport", connection: "He is the suspect" };
  return { kind, purpose: "Prevention of terrorist offences", ...(kind === "request" ? { particulars } : {}), ...more };
}

/** A step in which `node` sends a message. */
export function send(at: string, node: Place, to: Place | readonly Place[] | "concerned", id: string, message: Record<string, unknown>, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { at, node, send: { id, to: typeof to === "string" && to !== "concerned" ? [to] : to, message, ...more } };
}

/** A step in which `node` does something else. */
export function step(at: string, node: Place, act: Record<string, unknown>): Record<string, unknown> {
  return { at, node, ...act };
}

/** A moment of January 2015. @example on(5, "14:30") // "2015-01-05T14:30:00Z" */
export function on(day: number, time = "09:00"): string {
  return `2015-01-${String(day).padStart(2, "0")}T${time}:00Z`;
}
