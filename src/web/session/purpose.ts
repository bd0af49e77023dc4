import { useSyncExternalStore } from "react";
import { speakFor } from "../api/call.ts";
import type { Purpose } from "../api/call.ts";

/** Kept for the tab and no longer: neither in the address nor in the browser's lasting store. */
const KEY = "heed-purpose";

/** A purpose and whose it is: the next person at this screen is asked anew. */
interface Kept extends Purpose {
  readonly officer: string;
}

let chosen: Kept | undefined = restore();
const listeners = new Set<() => void>();
speakFor(chosen);

/** Why the officer works in this session, and on which case; undefined until asked. */
export function usePurpose(): Purpose | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => chosen,
  );
}

/** Whose purpose it is, or nobody's. */
export function purposeHolder(): string | undefined {
  return chosen?.officer;
}

/** Sets the purpose for everything read from now on, or forgets it. */
export function choosePurpose(purpose: Kept | undefined): void {
  chosen = purpose;
  speakFor(purpose);
  if (purpose === undefined) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, JSON.stringify(purpose));
  for (const tell of listeners) tell();
}

function restore(): Kept | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    if (typeof kept !== "object" || kept === null || !("purpose" in kept) || typeof kept.purpose !== "string" || kept.purpose === "") return undefined;
    if (!("officer" in kept) || typeof kept.officer !== "string") return undefined;
    return { officer: kept.officer, purpose: kept.purpose, case: "case" in kept && typeof kept.case === "string" ? kept.case : "" };
  } catch {
    return undefined; // unreadable is the same as never asked
  }
}
