import type { NameOf } from "../domain/account.ts";
import { findRows } from "../store/rows.ts";
import type { Work } from "./act.ts";

/** How these authorities are called in a sentence of the node: by their name on record, since an id means nothing to a reader. */
export async function authorityNames(work: Pick<Work, "node" | "tx">, authorities: Iterable<string>): Promise<NameOf> {
  const { self } = work.node;
  const others = [...new Set(authorities)].filter((id) => id !== self.id);
  const names = new Map([...(await findRows(work.tx, "authority", others)), self].map((one) => [one.id, one.name]));
  return (id) => names.get(id) ?? id;
}
