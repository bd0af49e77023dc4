import { hash, randomBytes } from "node:crypto";
import type { IdSource } from "../service/node.ts";

/** UUIDs of version 7 (RFC 9562): ordered by time, otherwise random. */
export const randomIds: IdSource = ({ at }) => {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.parse(at), 0, 6);
  return uuid(bytes, 7);
};

/** UUIDs of version 8 that are a function of the seed, the node and the place in its history: a repeated run makes the same ones. */
export function seededIds(seed: string, node: string): IdSource {
  return ({ seq, n }) => uuid(hash("sha256", `${seed}|${node}|${seq}|${n}`, "buffer").subarray(0, 16), 8);
}

function uuid(bytes: Buffer, version: number): string {
  bytes[6] = (bytes[6]! & 0x0f) | (version << 4);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
