import { base64, fromBase64, utf8 } from "../lib/base/bytes.ts";
import { canonicalJson } from "../lib/base/canonical.ts";
import type { Json } from "../lib/base/canonical.ts";
import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import { appendLeaves, commitTo, EMPTY, frontierRoot, leafHash, SALT_BYTES } from "../lib/ledger/index.ts";
import type { Hash } from "../lib/ledger/index.ts";
import type { Redaction } from "./inquiry-publish.ts";
import type { InquiryReport } from "./inquiry-report.ts";
import type { WithheldFor } from "./inquiry-withheld.ts";

/** A passage that the published form withholds, as each form carries it: the full one its salt, the published one its commitment. */
export interface CommittedRedaction {
  /** JSON pointer into the report, RFC 6901. */
  readonly at: string;
  readonly reasons: readonly WithheldFor[];
  /** Base64; in the full form alone, with which the passage can be shown to be the one committed to. */
  readonly salt?: string;
  /** Base64 of SHA-256 over salt and passage. */
  readonly commitment: string;
}

/** A report in a file: with one root for both its forms. */
export interface CommittedReport {
  readonly format: "heed.inquiry/1";
  readonly form: "full" | "publishable";
  /** Base64: root of the tree (RFC 6962) over every value of the report in order. Equal in both forms. */
  readonly root: string;
  readonly redactions: readonly CommittedRedaction[];
  readonly report: InquiryReport;
}

/** Why a report does not hold. */
export type CommitError =
  | { readonly code: "inquiry.root"; readonly stated: string; readonly computed: string }
  | { readonly code: "inquiry.commitment"; readonly at: string }
  | { readonly code: "inquiry.pointer"; readonly at: string }
  | { readonly code: "inquiry.forms-differ"; readonly at: string };

/** Hash and salts: a salt must be a secret function of the place, or the passage can be guessed from its commitment. */
export interface Committing {
  readonly hash: Hash;
  readonly saltOf: (at: string) => Uint8Array;
}

/**
 * Both forms of a report under one root. Each value is a leaf; a passage to be withheld enters as a salted commitment, so that the
 * published form leads to the same root without it. Cost: two hashes a value.
 */
export function commitReport(report: InquiryReport, published: InquiryReport, redactions: readonly Redaction[], { hash, saltOf }: Committing): { readonly full: CommittedReport; readonly publishable: CommittedReport } {
  const values = new Map(leavesOf(report).map((leaf) => [leaf.at, leaf.value]));
  const committed = redactions.map(({ at, reasons }): CommittedRedaction & { readonly salt: string } => {
    const salt = saltOf(at).subarray(0, SALT_BYTES);
    return { at, reasons, salt: base64(salt), commitment: commitTo({ salt, content: contentOf(at, values.get(at) ?? null) }, hash) };
  });
  const root = base64(rootOf(report, committed, hash));
  return {
    full: { format: "heed.inquiry/1", form: "full", root, redactions: committed, report },
    publishable: { format: "heed.inquiry/1", form: "publishable", root, redactions: committed.map(({ salt: _salt, ...one }) => one), report: published },
  };
}

/** Whether a report leads to the root it states and, in the full form, every passage is the one committed to. */
export function checkReport(given: CommittedReport, hash: Hash): Result<{ readonly values: number }, CommitError> {
  const leaves = leavesOf(given.report);
  const values = new Map(leaves.map((leaf) => [leaf.at, leaf.value]));
  for (const { at, salt, commitment } of given.redactions) {
    const value = values.get(at);
    if (value === undefined) return err({ code: "inquiry.pointer", at });
    if (given.form === "publishable") continue;
    const bytes = salt === undefined ? undefined : fromBase64(salt);
    if (bytes?.length !== SALT_BYTES || commitTo({ salt: bytes, content: contentOf(at, value) }, hash) !== commitment) return err({ code: "inquiry.commitment", at });
  }
  const computed = base64(rootOf(given.report, given.redactions, hash));
  return computed === given.root ? ok({ values: leaves.length }) : err({ code: "inquiry.root", stated: given.root, computed });
}

/** Whether a published form is that of this full one: the same root, and the same values wherever nothing is withheld. */
export function checkForms(full: CommittedReport, published: CommittedReport): Result<true, CommitError> {
  if (full.root !== published.root) return err({ code: "inquiry.root", stated: published.root, computed: full.root });
  const hidden = new Set(full.redactions.map((one) => one.at));
  const other = new Map(leavesOf(published.report).map((leaf) => [leaf.at, leaf.value]));
  const differing = leavesOf(full.report).find((leaf) => !hidden.has(leaf.at) && other.get(leaf.at) !== leaf.value);
  return differing === undefined ? ok(true) : err({ code: "inquiry.forms-differ", at: differing.at });
}

type Scalar = string | number | boolean | null;

interface Leaf {
  readonly at: string;
  readonly value: Scalar;
}

function rootOf(report: InquiryReport, redactions: readonly CommittedRedaction[], hash: Hash): Uint8Array {
  const hidden = new Map(redactions.map((one) => [one.at, one.commitment]));
  const hashes = leavesOf(report).map(({ at, value }) => {
    const commitment = hidden.get(at);
    return leafHash(commitment === undefined ? contentOf(at, value) : utf8(canonicalJson({ at, commitment })), hash);
  });
  return frontierRoot(appendLeaves(EMPTY, hashes, hash).frontier, hash);
}

function contentOf(at: string, value: Scalar): Uint8Array {
  return utf8(canonicalJson({ at, value }));
}

/** Every value with its pointer, in the order of canonical JSON; an empty list or object is a value too, lest it could be filled. */
function leavesOf(report: InquiryReport): readonly Leaf[] {
  const leaves: Leaf[] = [];
  const walk = (value: Json, at: string): void => {
    if (value === null || typeof value !== "object") {
      leaves.push({ at, value });
      return;
    }
    const entries = Array.isArray(value) ? (value as readonly Json[]).map((one, i) => [String(i), one] as const) : Object.entries(value as { readonly [key: string]: Json }).filter(([, one]) => (one as Json | undefined) !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
    if (entries.length === 0) leaves.push({ at, value: Array.isArray(value) ? "[]" : "{}" });
    for (const [key, one] of entries) walk(one, `${at}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
  };
  walk(report as unknown as Json, "");
  return leaves;
}
