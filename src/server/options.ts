import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import type { OpenNode } from "./node.ts";

/** What a demonstration has that no real node has: a clock to move, and officers whose password everybody knows. */
export interface DemoOptions {
  readonly password: string;
  workbenches(): readonly { readonly id: string; readonly name: string; readonly url: string }[];
  /** The next instant at which anything happens, if anything does. */
  next(): Promise<Instant | undefined>;
  moveClock(to: Instant): Promise<Result<Instant, { readonly code: string }>>;
}

/** What the interface of a node needs besides the node. */
export interface AppOptions {
  readonly node: OpenNode;
  /** Of this program. */
  readonly version: string;
  /** The node's clock: what is due, and when something happened. In a demonstration it may stand anywhere. */
  clock(): Instant;
  /** The time on the wall, by which people sign in and sessions end; the node's clock unless given. */
  wallClock?(): Instant;
  random(bytes: number): Uint8Array;
  /** Folder of the built pages; without it there are none. */
  readonly pages?: string;
  /** Whether it is reached over HTTPS alone, so that cookies may insist on it. */
  readonly secure?: boolean;
  readonly demo?: DemoOptions;
  /** Nodes have a door of their own: what they call is not served beside the workbench. */
  readonly ownDoor?: boolean;
  /** Hears of what failed without a code, under the id that was answered. */
  report?(id: string, error: unknown): void;
}
