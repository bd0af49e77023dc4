import { addMs } from "../../lib/clock/index.ts";
import type { Instant } from "../../lib/clock/index.ts";
import { foresee } from "../../service/capacity.ts";
import type { HeedNode } from "../../service/node.ts";
import { findRows } from "../../store/rows.ts";
import { openHere } from "../../store/workload.ts";
import { isLive } from "../../domain/item.ts";

/** More than a unit of a scenario ever has open. */
const MOST_OPEN = 20_000;

/** The item an officer turns to: of the first row of the desk, or of what came first. */
export async function firstItem(node: HeedNode, order: "desk" | "arrival"): Promise<string | undefined> {
  return node.store.read(async (tx) => {
    const open = (await openHere(tx, order === "desk" ? 200 : MOST_OPEN)).filter((one) => one.side === "debtor" && one.message !== null);
    const inOrder = order === "desk" ? open : open.toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : a.openedAt > b.openedAt ? 1 : 0));
    const items = new Map((await findRows(tx, "item", [...new Set(inOrder.map((one) => one.message!))])).map((one) => [one.id, one]));
    return inOrder.find((one) => isLive(items.get(one.message!)?.state ?? "closed"))?.message ?? undefined;
  });
}

/** Items of which the forecast says that something owed on them within these hours will be missed. */
export async function foreseenItems(node: HeedNode, withinHours: number, now: Instant): Promise<readonly string[]> {
  const until = addMs(now, withinHours * 3_600_000);
  const teams = await foresee(node, now);
  return [...new Set(teams.flatMap((team) => team.duties.filter((one) => !one.late && one.due <= until).flatMap((one) => one.message ?? [])))];
}
