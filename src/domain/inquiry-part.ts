import type { Instant } from "../lib/clock/index.ts";
import type { Authority } from "./authority.ts";
import type { Inquiry } from "./inquiry.ts";
import type { InquirySubject } from "./mandate.ts";
import type { Withheld } from "./inquiry-withheld.ts";

/** A receipt that a node opens: the recipient's own, with its place in the recipient's log, or the copy its sender holds. */
export interface OpenedReceipt {
  readonly envelope: string;
  readonly message: string;
  readonly from: string;
  readonly to: string;
  readonly receivedAt: string;
  /** `proof`: with its place in the recipient's log; `receipt`: as the sender keeps it. */
  readonly sort: "proof" | "receipt";
  /** SHA-256 of the envelope that was received, hexadecimal. */
  readonly digest: string;
  /** Base64 of the exact bytes. */
  readonly bytes: string;
}

/** What one node opens to an inquiry. */
export interface OpenedPart {
  readonly format: "heed.inquiry-part/1";
  /** The card of the authority, with its public key. */
  readonly node: Authority;
  readonly subject: InquirySubject;
  readonly asOf: Instant;
  /** Authorities that this one knows, for their names. */
  readonly known: readonly Pick<Authority, "id" | "name" | "country" | "union">[];
  readonly inquiry: Inquiry;
  readonly withheld: readonly Withheld[];
  readonly receipts: readonly OpenedReceipt[];
  /** From which the salts of withheld passages are made: known to the node and to whoever holds the full form. */
  readonly saltSecret: string;
  /** The newest checkpoint of its exchange log, signed. */
  readonly checkpoint: string;
}
