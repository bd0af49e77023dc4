import { useSyncExternalStore } from "react";
import { speakFor } from "../api/call.ts";
import type { Purpose } from "../api/call.ts";

/** Kept for the tab and no longer: neither in the address nor in the browser's lasting store. */
const KEY = "heed-purpose";

let chosen: Purpose | undefined = restore();
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

/** Sets the purpose for everything read from now on, or forgets it. */
export function choosePurpose(purpose: Purpose | undefined): void {
  chosen = purpose;
  speakFor(purpose);
  if (purpose === undefined) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, JSON.stringify(purpose));
  for (const tell of listeners) tell();
}

function restore(): Purpose | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    if (typeof kept !== "object" || kept === null || !("purpose" in kept) || typeof kept.purpose !== "string" || kept.purpose === "") return undefined;
    return { purpose: kept.purpose, case: "case" in kept && typeof kept.case === "string" ? kept.case : "" };
  } catch {
    return undefined; // unreadable is the same as never asked
  }
}
