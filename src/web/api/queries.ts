import { QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { UseMutationResult, UseQueryResult } from "@tanstack/react-query";
import type { Authority } from "../../domain/authority.ts";
import type { Officer } from "../../domain/roster.ts";
import { NO_SETTINGS } from "../../domain/settings.ts";
import type { Settings } from "../../domain/settings.ts";
import { usePurpose } from "../session/purpose.ts";
import { setNodeClock } from "../time/now.ts";
import { problemIn } from "./call.ts";
import type { Problem } from "./call.ts";
import { heed } from "./heed.ts";
import type { DeskAsked } from "./heed.ts";
import type { DeskView, NodeView, Permission, SessionView, ThreadView } from "./shapes.ts";

/** Names of offices and colleagues change seldom, and each reading of them is recorded. */
const NAMES_FRESH_MS = 10 * 60_000;

/**
 * Every reading is recorded with its purpose, so nothing is read again merely because a window came to the front. What the browser thinks of
 * the network decides nothing: the node may be on this very machine, and an act that cannot be sent fails before the officer's
 * eyes, instead of waiting to be sent when he has gone.
 */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { networkMode: "always", refetchOnWindowFocus: false, staleTime: 5_000, retry: (count, error) => count < 2 && problemIn(error).status === 0 },
      mutations: { networkMode: "always", retry: false },
    },
  });
}

export const keys = {
  node: ["node"] as const,
  session: ["session"] as const,
  desk: (asked: DeskAsked) => ["desk", asked] as const,
  thread: (id: string) => ["thread", id] as const,
  person: (id: string, asOf: string | undefined) => ["person", id, asOf ?? ""] as const,
  inquiry: (id: string, asOf: string | undefined) => ["inquiry", id, asOf ?? ""] as const,
};

export function useNode(): UseQueryResult<NodeView> {
  return useQuery({
    queryKey: keys.node,
    queryFn: async () => {
      const node = await heed.node();
      // In the demonstration the clock stands until somebody moves it.
      setNodeClock(node.now, !node.demo);
      return node;
    },
    staleTime: 30_000,
    refetchInterval: 60_000,
  });
}

export function useSession(): UseQueryResult<SessionView | null> {
  return useQuery({ queryKey: keys.session, queryFn: () => heed.session(), staleTime: Infinity });
}

/** How the officer has set up his screen, and how that changes: shown at once, kept at the node. */
export function useSettings(): { readonly settings: Settings; readonly change: (change: Partial<Settings>) => Promise<void> } {
  const client = useQueryClient();
  const settings = useSession().data?.settings ?? NO_SETTINGS;
  return {
    settings,
    async change(change) {
      const next = { ...settings, ...change };
      client.setQueryData<SessionView | null>(keys.session, (session) => (session === null || session === undefined ? session : { ...session, settings: next }));
      await heed.changeSettings(next);
    },
  };
}

/** Whether anything may be read yet: the node refuses a reading without a purpose. */
function useMayRead(action: string): boolean {
  const permission = usePermission(action);
  return usePurpose() !== undefined && permission !== undefined;
}

export function useDesk(asked: DeskAsked): UseQueryResult<DeskView> {
  // That the officer has looked changes what is counted and no row: what is shown stays while it is counted again. Other rows never stand in.
  const rows = JSON.stringify({ ...asked, looked: undefined });
  return useQuery({
    queryKey: keys.desk(asked),
    queryFn: () => heed.desk(asked),
    placeholderData: (before, query) => (query !== undefined && JSON.stringify({ ...query.queryKey[1], looked: undefined }) === rows ? before : undefined),
  });
}

/** How much is owed on each side, for whoever may read the desk: counted by the node, and no reading. */
export function useDeskCounts(): DeskView["counts"] | undefined {
  return useNode().data?.desk;
}

export function useThread(id: string): UseQueryResult<ThreadView> {
  return useQuery({ queryKey: keys.thread(id), queryFn: () => heed.thread(id) });
}

/** The staff, or nobody where the officer may not read it: names are then shown as ids. */
export function useStaff(): readonly Officer[] {
  const enabled = useMayRead("readStaff");
  const found = useQuery({ queryKey: ["staff"], queryFn: heed.staff, staleTime: NAMES_FRESH_MS, enabled });
  return found.data ?? [];
}

/** The peers as authorities, this one among them. */
export function useAuthorities(): readonly Authority[] {
  const enabled = useMayRead("readPeers");
  const node = useNode();
  const found = useQuery({ queryKey: ["peer-names"], queryFn: heed.peers, staleTime: NAMES_FRESH_MS, enabled });
  const self = node.data?.self;
  return [...(self === undefined ? [] : [self]), ...(found.data ?? []).map((peer) => peer.authority)];
}

/** What the signed-in officer may do with an action, or undefined if nothing. */
export function usePermission(action: string): Permission | undefined {
  return useSession().data?.permissions.find((one) => one.action === action);
}

/** An act: afterwards everything on the screen is read afresh, since one act moves several rows. */
export function useAct<I, R>(run: (input: I) => Promise<R>, done?: (result: R, input: I) => void): UseMutationResult<R, Error, I> & { readonly problem: Problem | undefined } {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: run,
    onSuccess: async (result, input) => {
      done?.(result, input);
      await readAgain(client);
    },
  });
  return { ...mutation, problem: mutation.error === null ? undefined : problemIn(mutation.error) };
}

/** What is read once and on purpose: a list of readings would grow by its own reading, a check must stand still while one decides. */
const READ_ONCE = ["session", "audit", "decision-check", "presence"];

/** Marks what is shown as out of date; the names of colleagues and offices only where `names` says so. */
export async function readAgain(client: QueryClient, names = false): Promise<void> {
  const kept = names ? READ_ONCE : [...READ_ONCE, "staff", "peer-names"];
  await client.invalidateQueries({ predicate: (query) => !kept.includes(String(query.queryKey[0])) });
}
