import { z } from "zod";
import type { Difference } from "../domain/reconciliation.ts";
import { CalendarDateText, Line, Reasons, Ref } from "../domain/text.ts";
import { WatchFileContent } from "../domain/watch-file.ts";
import { LONGEST_LIST } from "../domain/watch-list.ts";
import { ByRowId } from "./asked.ts";
import { declared, listOf, text, texts } from "./declared.ts";
import { route } from "./route.ts";
import { WatchFileRow } from "./rows.ts";

export const readWatchFiles = route({ method: "GET", path: "/v1/watch-files", says: "Every watch file of this authority, the next review first.", returns: listOf(WatchFileRow) });
export const readWatchFile = route({ method: "GET", path: "/v1/watch-files/:id", says: "One watch file.", params: ByRowId, returns: WatchFileRow });
export const fileWatchFile = route({
  method: "POST",
  path: "/v1/watch-files",
  says: "Files a person to be watched; everything known is matched against the file at once.",
  large: true,
  body: z.strictObject({ id: Ref.exactOptional(), owner: Ref, content: WatchFileContent }),
  returns: WatchFileRow,
  status: 201,
});
export const changeWatchFile = route({ method: "PUT", path: "/v1/watch-files/:id", says: "Changes a watch file, which is then matched afresh.", large: true, params: ByRowId, body: z.strictObject({ content: WatchFileContent }), returns: WatchFileRow });
export const reopenWatchFile = route({ method: "POST", path: "/v1/watch-files/:id/reopening", says: "Opens a closed or lapsed file again, with a new date of review.", params: ByRowId, body: z.strictObject({ reviewOn: CalendarDateText, reasons: Reasons }), returns: WatchFileRow });
export const closeWatchFile = route({ method: "POST", path: "/v1/watch-files/:id/end", says: "Ends a watch file, by review or by lapse.", params: ByRowId, body: z.strictObject({ as: z.enum(["closed", "lapsed"]) }), returns: WatchFileRow });

export const DifferenceRow = declared<Difference>()({ field: text, ours: text, theirs: text });

/** One person of either list: on both and said to be the same, on both with differences, or missing on one. */
export const ReconciledRow = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["same", "differs"]), ours: text, theirs: text, name: text, theirName: text, score: z.number(), why: texts, differences: listOf(DifferenceRow), alsoLike: texts }),
  z.object({ kind: z.literal("missing-here"), theirs: text, theirName: text }),
  z.object({ kind: z.literal("missing-there"), ours: text, name: text }),
]);

export const reconcileList = route({
  method: "POST",
  path: "/v1/watch-files/reconciliation",
  says: "Holds another authority's list of watched persons against the active files of this one: what is the same, what is missing on either side, what differs. CSV whose first line names the columns, or a JSON array; nothing of it is kept but that it was asked.",
  large: true,
  body: z.strictObject({ name: Line, list: z.string().min(1).max(LONGEST_LIST) }),
  returns: z.object({ ours: z.number(), theirs: z.number(), ignored: texts, rows: listOf(ReconciledRow) }),
});
export type ReconciliationView = z.infer<typeof reconcileList.returns>;
