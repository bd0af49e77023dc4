import { useCallback, useState } from "react";

/** What was typed and not yet sent, by form. In memory alone: nothing about a person outlives the page. */
const kept = new Map<string, unknown>();

/** State that is still there when one comes back to the page; `forget` drops it once it has been sent. */
export function useKept<T>(form: string, initial: () => T): readonly [T, (next: T) => void, () => void] {
  const [value, setValue] = useState<T>(() => (kept.has(form) ? (kept.get(form) as T) : initial()));
  const set = useCallback(
    (next: T) => {
      kept.set(form, next);
      setValue(next);
    },
    [form],
  );
  const forget = useCallback(() => void kept.delete(form), [form]);
  return [value, set, forget];
}

/** Gives a form what was prepared for it, until it takes it; what the form held before goes. */
export function handOn(form: string, name: string, value: unknown): void {
  kept.delete(form);
  kept.set(name, value);
}

/** What another page prepared, once. */
export function takeHandedOn(name: string): unknown {
  const value = kept.get(name);
  kept.delete(name);
  return value;
}

/** Drops everything typed: somebody else sits down. */
export function forgetAll(): void {
  kept.clear();
}
