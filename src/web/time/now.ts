import { useSyncExternalStore } from "react";

/** The node's clock as the page knows it: read from the node, then carried on by the browser's own. */
let nodeMs = Date.now();
let readAt = performance.now();
let running = true;
const listeners = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;

/** Sets the node's clock. `runs` is false where the demonstration's clock stands still until somebody moves it. */
export function setNodeClock(now: string, runs: boolean): void {
  nodeMs = Date.parse(now);
  readAt = performance.now();
  running = runs;
  for (const tell of listeners) tell();
}

/** The node's time in milliseconds, to the whole second. */
export function nodeNow(): number {
  const passed = running ? performance.now() - readAt : 0;
  return Math.floor((nodeMs + passed) / 1000) * 1000;
}

/** The node's time, kept current once a second. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, nodeNow);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  ticking ??= setInterval(() => {
    if (running) for (const tell of listeners) tell();
  }, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || ticking === undefined) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}
