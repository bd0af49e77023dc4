import { useSyncExternalStore } from "react";

/** Where the tour stands, kept for the tab: it goes on after a page is loaded afresh. */
const KEY = "heed-tour";

const listeners = new Set<() => void>();

/** The step of the tour, from 0; undefined while nobody takes it. */
export function useTour(): number | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    current,
  );
}

/** Goes to a step of the tour, or ends it. */
export function tourTo(step: number | undefined): void {
  if (step === undefined) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, String(step));
  for (const tell of listeners) tell();
}

function current(): number | undefined {
  const kept = sessionStorage.getItem(KEY);
  return kept === null || !/^\d+$/.test(kept) ? undefined : Number(kept);
}
