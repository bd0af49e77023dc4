import { inflateRawSync } from "node:zlib";
import { err, ok, type Result } from "../../lib/base/result.ts";

/** What is wrong with an archive. */
export type ZipFault = "not an archive" | "encrypted" | "larger inside than allowed" | "damaged";

/** Most bytes an archive may hold in all once unpacked, and most entries. */
const MOST_UNPACKED = 64 * 1024 * 1024;
const MOST_ENTRIES = 2_000;

/**
 * Unpacks every entry once within a bound, so that a library may unpack it again without one. What the archive says of its own
 * sizes is not believed. Gives the names of the entries.
 */
export function checkZip(bytes: Uint8Array): Result<readonly string[], ZipFault> {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = view.lastIndexOf("PK\u0005\u0006", undefined, "latin1");
  if (end === -1 || end + 22 > view.length) return err("not an archive");
  const count = view.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) return err("larger inside than allowed");
  const names: string[] = [];
  let at = view.readUInt32LE(end + 16);
  let left = MOST_UNPACKED;
  for (let i = 0; i < count; i++) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== 0x02014b50) return err("damaged");
    const [flags, method, packed] = [view.readUInt16LE(at + 8), view.readUInt16LE(at + 10), view.readUInt32LE(at + 20)];
    const [nameLength, extra, comment] = [view.readUInt16LE(at + 28), view.readUInt16LE(at + 30), view.readUInt16LE(at + 32)];
    const local = view.readUInt32LE(at + 42);
    if ((flags & 1) === 1) return err("encrypted");
    if (local + 30 > view.length) return err("damaged");
    const start = local + 30 + view.readUInt16LE(local + 26) + view.readUInt16LE(local + 28);
    const body = view.subarray(start, start + packed);
    if (body.length !== packed) return err("damaged");
    const size = method === 0 ? packed : unpackedSize(body, left);
    if (size === undefined) return err("damaged");
    left -= size;
    if (left <= 0) return err("larger inside than allowed");
    names.push(view.toString("utf8", at + 46, at + 46 + nameLength));
    at += 46 + nameLength + extra + comment;
  }
  return ok(names);
}

/** The size of an entry once unpacked; `most` + 1 if it is larger than that, undefined if it cannot be unpacked. */
function unpackedSize(body: Uint8Array, most: number): number | undefined {
  try {
    return inflateRawSync(body, { maxOutputLength: most }).length;
  } catch (error) {
    return (error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE" ? most + 1 : undefined;
  }
}
