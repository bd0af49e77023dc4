import { base64 } from "../../lib/base/bytes.ts";
import { ok } from "../../lib/base/result.ts";
import * as contract from "../../contract/inquiry.ts";
import { openInquiry } from "../../service/inquiry.ts";
import { packInquiry } from "../inquiry/pack.ts";
import type { Host } from "./serve.ts";

/** What this node opens to an inquiry, as a document with its proofs. */
export function inquiryRoutes(host: Host): void {
  const { node } = host.options;

  host.serve(contract.openInquiry, async ({ acting, body, now }) => {
    const { mandate, title, asOf, replies } = body;
    const opened = await openInquiry(node, acting, { mandate, ...(asOf === undefined ? {} : { asOf }) }, now);
    if (!opened.ok) return opened;
    const part = opened.value;
    const named = new Map([...part.known, node.self].map((one) => [one.id, one]));
    const asked = mandate.nodes.map((id) => ({ id, name: named.get(id)?.name ?? id, country: named.get(id)?.country ?? "" }));
    const files = await packInquiry({ parts: [part], mandate, replies, subject: mandate.subject, title: title ?? `Inquiry ${mandate.reference}`, asOf: part.asOf, asked });
    return ok({ part, files: files.map(({ name, bytes }) => ({ name, bytes: base64(bytes) })) });
  });
}
