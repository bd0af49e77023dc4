import { z } from "zod";
import { CalendarDateText, Reasons, Ref } from "../domain/text.ts";
import { WatchFileContent } from "../domain/watch-file.ts";
import { ByRowId } from "./asked.ts";
import { listOf } from "./declared.ts";
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
