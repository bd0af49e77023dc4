import { z } from "zod";
import { AuthorityReply, Mandate } from "../domain/mandate.ts";
import type { OpenedPart } from "../domain/inquiry-part.ts";
import { InstantText } from "../domain/text.ts";
import { content, listOf, text } from "./declared.ts";
import { route } from "./route.ts";

export const InquiryFiles = z.object({
  part: content<OpenedPart>("What this node opens: several nodes' parts are put together with `heed inquiry`."),
  files: listOf(z.object({ /** Its place in the pack. */ name: text, /** Base64. */ bytes: text })),
});
export type InquiryFiles = z.infer<typeof InquiryFiles>;

export const openInquiry = route({
  method: "POST",
  path: "/v1/inquiries",
  says: "Opens this node to an inquiry under a mandate, and gives the report as a pack: PDF and JSON in full and to be published, receipts and keys. Recorded with the mandate's reference; what the mandate does not cover is refused.",
  body: z.strictObject({ mandate: Mandate, title: z.string().trim().min(1).max(200).exactOptional(), asOf: InstantText.exactOptional(), replies: z.array(AuthorityReply).max(1_000).default([]) }),
  returns: InquiryFiles,
  large: true,
});
