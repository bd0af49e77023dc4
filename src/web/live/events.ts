import { useQueryClient } from "@tanstack/react-query";
import type { QueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { readAgain } from "../api/queries.ts";

/** How the page hears of what happens at the node. */
export type Connection = "connecting" | "live" | "lost";

let state: Connection = "connecting";
const listeners = new Set<() => void>();

function setState(next: Connection): void {
  state = next;
  for (const tell of listeners) tell();
}

/** Whether the page hears of changes as they happen. */
export function useConnection(): Connection {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}

/** A burst of entries (one act writes several) is one reason to read again, not several. */
const GATHER_MS = 400;

/** Nouns whose change makes the names of colleagues and offices out of date; the node says which nouns changed and no more. */
const NAMING = /"(?:officer|authority|anything)"/;

/** Listens to the node while somebody is signed in; what changed is read again. */
export function useLive(signedIn: boolean): void {
  const client = useQueryClient();
  useEffect(() => (signedIn ? listen(client) : undefined), [signedIn, client]);
}

/** Opens the stream; the browser itself connects again when it breaks. Returns what closes it. */
function listen(client: QueryClient): () => void {
  const stream = new EventSource("/v1/events");
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let wasLost = false;
  let names = false;
  const gather = () => {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      void readAgain(client, names);
      names = false;
    }, GATHER_MS);
  };
  const opened = () => {
    setState("live");
    if (wasLost) gather(); // what happened meanwhile was not heard
    wasLost = false;
  };
  const failed = () => {
    wasLost = true;
    setState("lost");
  };
  const heard = (event: MessageEvent<string>) => {
    names ||= NAMING.test(event.data);
    gather();
  };
  stream.addEventListener("open", opened);
  stream.addEventListener("error", failed);
  stream.addEventListener("message", heard);
  return () => {
    clearTimeout(waiting);
    stream.close();
    setState("connecting");
  };
}
