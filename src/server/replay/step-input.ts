import { plainId } from "../../domain/own-id.ts";
import type { Signal } from "../../domain/signal.ts";
import { NODE } from "../../service/act.ts";
import type { Acting } from "../../service/act.ts";
import { findRows } from "../../store/rows.ts";
import type { Tx } from "../../store/schema.ts";

/** An id that a node drew by itself. */
export const DRAWN = /^[0-9a-f]{8}-/u;

/** How a report calls ids: as the file wrote them, unless a message here has the same name. */
export async function namesOf(tx: Tx, signals: readonly Signal[]): Promise<(id: string) => string> {
  const own = [...new Set(signals.flatMap((one) => [one.subject, ...one.with]))].filter((id) => plainId(id) !== id);
  const taken = new Set((await findRows(tx, "message", own.map((id) => plainId(id).split("#")[0]!))).map((one) => one.id));
  return (id) => (taken.has(plainId(id).split("#")[0]!) ? id : plainId(id));
}

/** The node acting while it is being set up. */
export function setup(key: string): Acting {
  return { ...NODE, key: `setup/${key}` };
}

/** The input of a step without the keys it leaves out. */
export function plain<T extends object>(input: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };
}

/** As `plain`, with the file's `as` as the id of the message the act writes. */
export function named<T extends { readonly as?: string | undefined }>(input: T): Omit<{ [K in keyof T]: Exclude<T[K], undefined> }, "as"> & { messageId?: string } {
  const { as, ...rest } = plain(input);
  return as === undefined ? rest : { ...rest, messageId: as };
}
