import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fromBase64, hex, utf8 } from "../../lib/base/bytes.ts";
import { canonicalJson } from "../../lib/base/canonical.ts";
import { commitReport } from "../../domain/inquiry-commit.ts";
import type { CommittedReport } from "../../domain/inquiry-commit.ts";
import type { OpenedPart, OpenedReceipt } from "../../domain/inquiry-part.ts";
import { publishReport } from "../../domain/inquiry-publish.ts";
import { writeReport } from "../../domain/inquiry-report.ts";
import type { ReportSource } from "../../domain/inquiry-report.ts";
import { joined } from "../../domain/inquiry-withheld.ts";
import { sha256 } from "../keys.ts";
import { inquiryPdf } from "./pdf.ts";

/** A file of a pack, with its place in it. */
export interface PackFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What lists the files of a pack, and which key each receipt is to be checked with. */
export interface PackManifest {
  readonly format: "heed.inquiry-pack/1";
  readonly form: CommittedReport["form"];
  readonly root: string;
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
  readonly receipts: readonly { readonly name: string; readonly key: string }[];
}

/** Folder of the publishable form inside the pack of the full one. */
export const PUBLISHABLE = "publishable";

/** What an inquiry is put together from; names of files are given here. */
export type InquirySource = Omit<ReportSource, "fileOf">;

/**
 * The files of an inquiry: report, data, receipts, keys and manifest, and the publishable form as a pack of its own in a folder. The same
 * source gives the same bytes.
 */
export async function packInquiry(source: InquirySource): Promise<readonly PackFile[]> {
  const withheld = joined(source.parts.flatMap((part) => part.withheld));
  const written = writeReport({ ...source, fileOf });
  // A body without clearance sees what is classified in neither form.
  const report = source.mandate?.clearance === "unclassified" ? publishReport(written, withheld, ["classified"]).report : written;
  const published = publishReport(report, withheld);
  const secret = sha256(utf8(source.parts.map((part) => part.saltSecret).sort().join("\n")));
  const saltOf = (at: string) => sha256(Buffer.concat([secret, utf8(at)]));
  const { full, publishable } = commitReport(report, published.report, published.redactions, { hash: sha256, saltOf });
  const shared = sharedFiles(source.parts);
  const inner = await formFiles(publishable, shared);
  return [...(await formFiles(full, shared)), ...inner.map((file) => ({ ...file, name: `${PUBLISHABLE}/${file.name}` }))];
}

/** Writes a pack into a folder that is new or empty. Returns what is wrong with the folder, if anything is. */
export async function writePack(folder: string, files: readonly PackFile[]): Promise<string | undefined> {
  await mkdir(folder, { recursive: true });
  const found = await readdir(folder);
  if (found.length > 0) return `it holds ${found[0]}; give a new or empty folder`;
  for (const { name, bytes } of files) {
    const path = join(folder, ...name.split("/"));
    await mkdir(join(path, ".."), { recursive: true });
    await writeFile(path, bytes);
  }
  return undefined;
}

/** Where a receipt stands in a pack. Ids of others become part of a name only where they are plain. */
export function fileOf(receipt: OpenedReceipt): string {
  const plain = /^[A-Za-z0-9][A-Za-z0-9._-]{0,60}$/;
  const ends = [receipt.from, receipt.to].map((one) => (plain.test(one) ? one : hex(sha256(utf8(one))).slice(0, 16))).join("-");
  return `receipts/${ends}-${hex(sha256(utf8(receipt.envelope))).slice(0, 10)}.${receipt.sort === "proof" ? "tlog-proof" : "receipt.json"}`;
}

async function formFiles(committed: CommittedReport, shared: Shared): Promise<readonly PackFile[]> {
  const files = [
    { name: "inquiry.pdf", bytes: await inquiryPdf(committed) },
    { name: "inquiry.json", bytes: utf8(`${JSON.stringify(committed, undefined, 1)}\n`) },
    ...shared.files,
  ];
  const manifest: PackManifest = {
    format: "heed.inquiry-pack/1",
    form: committed.form,
    root: committed.root,
    files: files.map(({ name, bytes }) => ({ name, bytes: bytes.length, sha256: hex(sha256(bytes)) })),
    receipts: shared.receipts,
  };
  return [...files, { name: "manifest.json", bytes: utf8(`${JSON.stringify(manifest, undefined, 1)}\n`) }];
}

interface Shared {
  readonly files: readonly PackFile[];
  readonly receipts: PackManifest["receipts"];
}

/** Keys, checkpoints and receipts, which name nobody and so are the same in both forms. */
function sharedFiles(parts: readonly OpenedPart[]): Shared {
  const cards = parts.filter((part) => part.node.node !== undefined).map((part) => ({ name: keyFile(part.node.id), bytes: utf8(`${canonicalJson(part.node)}\n`) }));
  const known = new Set(cards.map((one) => one.name));
  const checkpoints = parts.filter((part) => part.checkpoint !== "").map((part) => ({ name: `checkpoints/${safe(part.node.id)}.checkpoint`, bytes: utf8(part.checkpoint) }));
  const byName = new Map<string, OpenedReceipt>();
  for (const part of parts) for (const one of part.receipts) byName.set(fileOf(one), one);
  const receipts = [...byName].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    files: [...cards.sort((a, b) => (a.name < b.name ? -1 : 1)), ...checkpoints.sort((a, b) => (a.name < b.name ? -1 : 1)), ...receipts.map(([name, one]) => ({ name, bytes: fromBase64(one.bytes) ?? new Uint8Array() }))],
    // Where the recipient did not open its node, the sender's word for its key is not enough: the receipt is there, unchecked.
    receipts: receipts.filter(([, one]) => known.has(keyFile(one.to))).map(([name, one]) => ({ name, key: keyFile(one.to) })),
  };
}

function keyFile(authority: string): string {
  return `keys/${safe(authority)}.json`;
}

function safe(id: string): string {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,60}$/.test(id) ? id : hex(sha256(utf8(id))).slice(0, 16);
}
