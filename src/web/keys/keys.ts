import { useEffect, useRef, useSyncExternalStore } from "react";

/** A key, or two keys one after the other with a space between, and what it does on the page that is open. */
export interface KeyBinding {
  /** As the keyboard names it: `j`, `?`, `g d`. */
  readonly keys: string;
  readonly name: string;
  readonly run: () => void;
}

/** How long the first of two keys waits for the second. */
const PAUSE_MS = 1_200;

/** Whether single keys work is a habit of this screen, not of a person; speech input types letters that nobody meant. */
const KEY = "heed-keys";

const bound: { readonly current: () => readonly KeyBinding[] }[] = [];
const listeners = new Set<() => void>();
let first: { readonly key: string; readonly at: number } | undefined;
let listening = false;

/** Binds keys for as long as the component stands; a later one wins over an earlier one with the same key. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  useEffect(() => {
    const mine = { current: () => latest.current };
    bound.push(mine);
    listen();
    return () => void bound.splice(bound.indexOf(mine), 1);
  }, []);
}

/** Every key that does something now, in the order in which it was bound. */
export function boundKeys(): readonly KeyBinding[] {
  return [...new Map(bound.flatMap((one) => one.current()).map((one) => [one.keys, one])).values()];
}

/** Whether single keys do anything, and the switch for it (WCAG 2.2, 2.1.4). */
export function useKeysOn(): readonly [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    areOn,
  );
  return [
    on,
    (next) => {
      if (next) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, "off");
      for (const tell of listeners) tell();
    },
  ];
}

function areOn(): boolean {
  return localStorage.getItem(KEY) !== "off";
}

function listen(): void {
  if (listening) return;
  listening = true;
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector("[role=dialog],[role=menu]") !== null) return;
    const before = first !== undefined && event.timeStamp - first.at < PAUSE_MS ? `${first.key} ` : "";
    const all = boundKeys();
    const found = all.find((one) => one.keys === `${before}${event.key}`) ?? all.find((one) => one.keys === event.key);
    first = all.some((one) => one.keys.startsWith(`${event.key} `)) ? { key: event.key, at: event.timeStamp } : undefined;
    if (found === undefined || (!areOn() && event.key !== "?")) return;
    event.preventDefault();
    found.run();
  });
}

/** Whether keys typed now are text. */
function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button", "range"].includes(target.type);
  return target instanceof HTMLElement && (target.isContentEditable || ["TEXTAREA", "SELECT"].includes(target.tagName));
}
