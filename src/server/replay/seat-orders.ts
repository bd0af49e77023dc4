import type { Authority } from "../../domain/authority.ts";
import type { Instant, PartialDate } from "../../lib/clock/index.ts";
import type { StoreError } from "../../store/store.ts";
import type { Casting, Turn } from "./player.ts";
import type { Outage } from "./seat.ts";

/** What a conductor asks of a seat that is a process of its own. */
export type SeatOrder =
  | { readonly kind: "open"; readonly self: Authority; readonly seed: string; readonly folder: string }
  /** Where the other seats listen. */
  | { readonly kind: "meet"; readonly ports: Readonly<Record<string, number>> }
  /** The common clock, for what arrives from others. */
  | { readonly kind: "clock"; readonly now: Instant }
  | { readonly kind: "cast"; readonly casting: Casting; readonly now: Instant }
  | { readonly kind: "play"; readonly turn: Turn }
  | { readonly kind: "tick"; readonly now: Instant; readonly key: string }
  | { readonly kind: "deliver"; readonly now: Instant; readonly outage: Outage }
  | { readonly kind: "nextWake"; readonly now: Instant }
  | { readonly kind: "signals" }
  | { readonly kind: "inquire"; readonly asOf: Instant; readonly imprecise: Readonly<Record<string, PartialDate>> };

/** Why a seat cannot do what it was asked. */
export type SeatFailure =
  | { readonly kind: "store"; readonly error: StoreError }
  /** Another seat did not answer: its process has ended. */
  | { readonly kind: "lost"; readonly peer: string; readonly error: string }
  | { readonly kind: "thrown"; readonly error: string };

/** An order on its way to a process, and its answer on the way back. */
export type OrderSent = { readonly n: number; readonly order: SeatOrder };
export type OrderAnswered = { readonly n: number; readonly value?: unknown; readonly failure?: SeatFailure };
