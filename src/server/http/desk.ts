import { z } from "zod";
import { err, ok } from "../../lib/base/result.ts";
import { excerpt } from "../../lib/base/excerpt.ts";
import * as contract from "../../contract/desk.ts";
import { readDesk, readSignals, seeSignal } from "../../service/desk.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import type { Host } from "./serve.ts";

const Place = z.strictObject({ rank: z.int().min(0).max(99), actBy: z.string().max(40), id: z.string().max(300) });

/** What waits, and what the node raised. */
export function deskRoutes(host: Host): void {
  const { node } = host.options;

  host.serve(contract.readDesk, async ({ acting, query: { after, ...query }, now }) => {
    const place = after === undefined ? undefined : readCursor(Place, after);
    if (after !== undefined && place === undefined) return err({ code: "request.invalid", place: "after", fault: "is not where a page of the desk ended", value: excerpt(after) });
    const page = await readDesk(node, acting, { ...query, ...(place === undefined ? {} : { after: place }) }, now);
    if (!page.ok) return page;
    const { next, ...rest } = page.value;
    return ok({ ...rest, ...(next === undefined ? {} : { next: writeCursor(next) }) });
  });

  host.serve(contract.readSignals, ({ acting, query, now }) => readSignals(node, acting, query, now));
  host.serve(contract.seeSignal, ({ acting, params, now }) => seeSignal(node, acting, params, now));
}
