import type { FailPoint } from "../../src/service/node.ts";

/** One of the two nodes of a pair. */
export type Side = "north" | "east";
export const SIDES = ["north", "east"] as const satisfies readonly Side[];

export function otherSide(side: Side): Side {
  return side === "north" ? "east" : "north";
}

/** Where a process ends itself: the `nth` time it comes to a point that is about this. */
export interface Arm {
  readonly point: FailPoint;
  readonly about?: string;
  readonly nth: number;
}

/** What an officer does, by the name of the service's function. */
export interface Command {
  readonly act: string;
  readonly actor: string;
  readonly key: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What the driver orders a node's process to do; after `open` each is answered when it is done. */
export type Order =
  | { readonly kind: "open"; readonly folder: string; readonly databaseUrl: string; readonly aheadMs: number }
  | { readonly kind: "clock"; readonly aheadMs: number }
  | { readonly kind: "arm"; readonly arm: Arm | null }
  | { readonly kind: "act"; readonly command: Command }
  | { readonly kind: "deliver" }
  | { readonly kind: "tick" }
  | { readonly kind: "logs" }
  | { readonly kind: "checkpoint" }
  | { readonly kind: "doctor" };

export interface OrderSent {
  readonly n: number;
  readonly order: Order;
}

export type OrderAnswered = { readonly n: number; readonly value: unknown } | { readonly n: number; readonly failed: string };
