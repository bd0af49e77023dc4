import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { hex } from "../../lib/base/bytes.ts";
import { excerpt } from "../../lib/base/excerpt.ts";
import { err, ok } from "../../lib/base/result.ts";
import type { Result } from "../../lib/base/result.ts";
import { z } from "zod";
import { checkForms, checkReport } from "../../domain/inquiry-commit.ts";
import type { CommitError, CommittedReport } from "../../domain/inquiry-commit.ts";
import { checkArrival, checkSigned, sortOf } from "../log-check.ts";
import { sha256 } from "../keys.ts";
import { checkReceipt, parseTrustedKey } from "../receipt-check.ts";
import type { ReceiptFault, TrustedKey } from "../receipt-check.ts";
import { PUBLISHABLE } from "./pack.ts";

/** Files of a pack are read whole. */
const LARGEST_FILE = 64 * 1024 * 1024;

/** A plain place below the pack: nothing that leads out of it. */
const Place = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,250}(?:\/[A-Za-z0-9][A-Za-z0-9._-]{0,250}){0,2}$/, "must be a plain path below the pack");
const Digest = z.string().regex(/^[0-9a-f]{64}$/, "must be SHA-256 in hexadecimal");
const Manifest = z.strictObject({
  format: z.literal("heed.inquiry-pack/1"),
  form: z.enum(["full", "publishable"]),
  root: z.string().length(44),
  files: z.array(z.strictObject({ name: Place, bytes: z.int().min(0), sha256: Digest })).max(100_000),
  receipts: z.array(z.strictObject({ name: Place, key: Place })).max(100_000),
});
const Committed = z.strictObject({
  format: z.literal("heed.inquiry/1"),
  form: z.enum(["full", "publishable"]),
  root: z.string().length(44),
  redactions: z.array(z.strictObject({ at: z.string().max(1_000), reasons: z.array(z.string().max(40)).max(20), salt: z.string().max(100).optional(), commitment: z.string().length(44) })).max(1_000_000),
  report: z.looseObject({}),
});

/** What a pack shows. */
export interface CheckedPack {
  readonly form: "full" | "publishable";
  readonly files: number;
  readonly values: number;
  readonly redactions: number;
  readonly receipts: number;
  /** Receipts that also stand in their recipient's log. */
  readonly placed: number;
  /** Receipts whose recipient's key is not in the pack. */
  readonly unchecked: number;
  readonly publishable: CheckedPack | undefined;
}

/** Whether a folder is a pack of an inquiry. */
export async function isPack(folder: string): Promise<boolean> {
  return stat(join(folder, "manifest.json")).then((found) => found.isFile(), () => false);
}

/**
 * Checks a pack: every file is the one listed, the report leads to its root, each receipt is signed by the holder of its key. `trusted`
 * are cards that did not come with the pack; they stand before its own. The published form inside is checked too, and that it is of the same report.
 */
export async function checkPack(folder: string, trusted: readonly TrustedKey[] = []): Promise<Result<CheckedPack, ReceiptFault>> {
  const checked = await checkOne(folder, trusted);
  if (!checked.ok) return checked;
  const inner = join(folder, PUBLISHABLE);
  if (checked.value.committed.form === "publishable" || !(await isPack(inner))) return ok(checked.value.found);
  const other = await checkOne(inner, trusted);
  if (!other.ok) return err({ ...other.error, reason: `${PUBLISHABLE}/: ${other.error.reason}` });
  const same = checkForms(checked.value.committed, other.value.committed);
  return same.ok ? ok({ ...checked.value.found, publishable: other.value.found }) : err({ of: "proof", reason: `${PUBLISHABLE}/ is not a form of this report: ${faultWords(same.error)}` });
}

async function checkOne(folder: string, trusted: readonly TrustedKey[]): Promise<Result<{ readonly found: CheckedPack; readonly committed: CommittedReport }, ReceiptFault>> {
  const manifest = await readJson(folder, "manifest.json", Manifest);
  if (!manifest.ok) return manifest;
  const { files, receipts } = manifest.value;
  const bytes = new Map<string, Uint8Array>();
  for (const { name, sha256: stated, bytes: length } of files) {
    const read = await readInside(folder, name);
    if (!read.ok) return read;
    const computed = hex(sha256(read.value));
    if (computed !== stated || read.value.length !== length) return err({ of: "proof", reason: `${name} is not the file listed: its digest is ${computed}, listed is ${stated}` });
    bytes.set(name, read.value);
  }
  if (!bytes.has("inquiry.json") || !bytes.has("inquiry.pdf")) return err({ of: "file", reason: "manifest.json lists no inquiry.json and inquiry.pdf" });
  const report = await readJson(folder, "inquiry.json", Committed);
  if (!report.ok) return report;
  const committed = report.value as unknown as CommittedReport;
  if (committed.root !== manifest.value.root || committed.form !== manifest.value.form) return err({ of: "proof", reason: `inquiry.json has the root ${committed.root} (${committed.form}), manifest.json ${manifest.value.root} (${manifest.value.form})` });
  const held = checkReport(committed, sha256);
  if (!held.ok) return err({ of: "proof", reason: `inquiry.json: ${faultWords(held.error)}` });
  const unlisted = [...bytes.keys()].filter((name) => name.startsWith("receipts/") && !receipts.some((one) => one.name === name));
  let placed = 0;
  for (const { name, key } of receipts) {
    const file = bytes.get(name);
    const card = bytes.get(key);
    if (file === undefined || card === undefined) return err({ of: "file", reason: `manifest.json names ${file === undefined ? name : key} for a receipt and does not list it` });
    const checked = checkOneReceipt(file, card, trusted);
    if (!checked.ok) return err({ of: checked.error.of, reason: `${name}: ${checked.error.reason}` });
    if (checked.value) placed++;
  }
  for (const [name, file] of bytes) {
    if (!name.startsWith("checkpoints/")) continue;
    const card = bytes.get(name.replace(/^checkpoints\//, "keys/").replace(/\.checkpoint$/, ".json"));
    const key = card === undefined ? err("has no card in the pack") : keyOf(card, trusted);
    if (!key.ok) return err({ of: "file", reason: `${name}: ${key.error}` });
    const signed = checkSigned(file, { key: key.value });
    if (!signed.ok) return err({ ...signed.error, reason: `${name}: ${signed.error.reason}` });
  }
  return ok({ committed, found: { form: committed.form, files: files.length, values: held.value.values, redactions: committed.redactions.length, receipts: receipts.length, placed, unchecked: unlisted.length, publishable: undefined } });
}

/** Whether it also stands in its log. */
function checkOneReceipt(file: Uint8Array, card: Uint8Array, trusted: readonly TrustedKey[]): Result<boolean, ReceiptFault> {
  const key = keyOf(card, trusted);
  if (!key.ok) return err({ of: "file", reason: key.error });
  if (sortOf(file) === "log-proof") {
    const checked = checkArrival(file, { key: key.value });
    return checked.ok ? ok(true) : checked;
  }
  const checked = checkReceipt(file, key.value);
  return checked.ok ? ok(false) : checked;
}

/** The card in the pack, unless one of the same holder came another way. */
function keyOf(card: Uint8Array, trusted: readonly TrustedKey[]): Result<TrustedKey, string> {
  const own = parseTrustedKey(Buffer.from(card).toString("utf8"));
  if (!own.ok) return own;
  return ok(trusted.find((one) => one.holder !== undefined && one.holder.id === own.value.holder?.id) ?? own.value);
}

function faultWords(error: CommitError): string {
  switch (error.code) {
    case "inquiry.root":
      return `it leads to the root ${error.computed}, not to ${excerpt(error.stated)}`;
    case "inquiry.commitment":
      return `the passage at ${excerpt(error.at)} is not the one committed to`;
    case "inquiry.pointer":
      return `a passage is withheld at ${excerpt(error.at)}, where there is none`;
    case "inquiry.forms-differ":
      return `the two forms differ at ${excerpt(error.at)}, where nothing is withheld`;
  }
}

async function readJson<T>(folder: string, name: string, schema: z.ZodType<T>): Promise<Result<T, ReceiptFault>> {
  const bytes = await readInside(folder, name);
  if (!bytes.ok) return bytes;
  let given: unknown;
  try {
    given = JSON.parse(Buffer.from(bytes.value).toString("utf8"));
  } catch (error) {
    return err({ of: "file", reason: `${name} is no JSON: ${error instanceof Error ? excerpt(error.message) : ""}` });
  }
  const read = schema.safeParse(given);
  return read.success ? ok(read.data) : err({ of: "file", reason: `${name}: ${read.error.issues.slice(0, 3).map((one) => `${one.path.join(".") || "it"} ${one.message}`).join("; ")}` });
}

async function readInside(folder: string, name: string): Promise<Result<Uint8Array, ReceiptFault>> {
  const path = join(folder, ...name.split("/"));
  try {
    const { size } = await stat(path);
    if (size > LARGEST_FILE) return err({ of: "file", reason: `${name} has ${size} bytes, at most ${LARGEST_FILE}` });
    return ok(await readFile(path));
  } catch {
    return err({ of: "file", reason: `${name} is missing or cannot be read` });
  }
}
