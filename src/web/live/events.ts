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

/** How this page names itself to the stream, so that what it has open is forgotten when it goes. */
export const TAB = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** After an answer that is no stream the browser gives up; the page does not. */
const AGAIN_MS = 3_000;

/** Opens the stream, and again whenever it breaks for good. Returns what closes it. */
function listen(client: QueryClient): () => void {
  let stream: EventSource;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
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
    if (stream.readyState !== EventSource.CLOSED) return; // the browser itself tries again
    clearTimeout(again);
    again = setTimeout(open, AGAIN_MS);
  };
  const heard = (event: MessageEvent<string>) => {
    names ||= NAMING.test(event.data);
    gather();
  };
  function open(): void {
    stream = new EventSource(`/v1/events?tab=${TAB}`);
    stream.addEventListener("open", opened);
    stream.addEventListener("error", failed);
    stream.addEventListener("message", heard);
    stream.addEventListener("presence", () => void client.invalidateQueries({ queryKey: ["presence"] }));
  }
  // A machine that knows that it has no network says so before any request fails.
  const offline = () => {
    wasLost = true;
    setState("lost");
  };
  const online = () => {
    stream.close();
    open();
  };
  addEventListener("offline", offline);
  addEventListener("online", online);
  open();
  return () => {
    removeEventListener("offline", offline);
    removeEventListener("online", online);
    clearTimeout(waiting);
    clearTimeout(again);
    stream.close();
    setState("connecting");
  };
}
