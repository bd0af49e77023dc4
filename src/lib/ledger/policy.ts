import { equalBytes, fromUtf8 } from "../base/bytes.ts";
import { excerpt } from "../base/excerpt.ts";
import { err, ok, type Result } from "../base/result.ts";
import { parseCount } from "./checkpoint.ts";
import { type NoteKey, parseKeyLine } from "./note.ts";
import type { Hash } from "./tree.ts";

/** How many members of a group must have cosigned; a witness is a group of its own. */
export type Quorum =
  | { readonly kind: "none" }
  | { readonly kind: "witness"; readonly name: string; readonly key: NoteKey; readonly url?: string }
  | { readonly kind: "group"; readonly name: string; readonly threshold: number; readonly members: readonly Quorum[] };

/** Whom to believe about a log: its keys, and which witnesses must have cosigned (c2sp.org/tlog-policy). */
export type Policy = { readonly logs: readonly NoteKey[]; readonly witnesses: readonly NoteKey[]; readonly quorum: Quorum };

/** Why a policy cannot be read, or a checkpoint does not meet it. */
export type PolicyError =
  | { readonly code: "policy.malformed"; readonly line: number; readonly expected: string; readonly value: string }
  | { readonly code: "policy.quorum"; readonly quorum: string; readonly cosigned: readonly string[] };

/** How many logs, witnesses and groups together a policy may name. */
export const MAX_POLICY_LINES = 256;

/** Reads a policy. Every name is defined before it is used, each is a member of one group at most, no key stands twice. */
export function parsePolicy(bytes: Uint8Array, hash: Hash): Result<Policy, PolicyError> {
  const text = textOf(bytes);
  if (text === undefined) return malformed(1, "at most 256 KiB of UTF-8 text", "other bytes");
  const logs: NoteKey[] = [];
  const witnesses: NoteKey[] = [];
  const named = new Map<string, Quorum>([["none", { kind: "none" }]]);
  const taken = new Set<string>(["none"]); // members of a group
  let quorum: Quorum | undefined;
  let used = 0;
  for (const [i, line] of text.split("\n").entries()) {
    const words = line.split(/[ \t]+/).filter((word) => word !== "");
    const [kind = "#", name = "", ...rest] = words;
    if (kind.startsWith("#")) continue;
    if (++used > MAX_POLICY_LINES) return malformed(i + 1, `at most ${MAX_POLICY_LINES} definitions`, line);
    if (kind === "log") {
      const key = parseKeyLine(name, hash);
      if (!key.ok || key.value.type !== 1 || rest.length > 1) return malformed(i + 1, "log, an Ed25519 key and perhaps an address", line);
      if (logs.some((one) => equalBytes(one.publicKey, key.value.publicKey))) return malformed(i + 1, "a log that is not named already", line);
      logs.push(key.value);
    } else if (kind === "witness") {
      const [keyText = "", url, ...more] = rest;
      const key = parseKeyLine(keyText, hash);
      if (!key.ok || key.value.type !== 4 || more.length > 0) return malformed(i + 1, "witness, a name, a key for cosignatures and perhaps an address", line);
      if (named.has(name) || witnesses.some((one) => equalBytes(one.publicKey, key.value.publicKey))) return malformed(i + 1, "a name and a key that are not used already", line);
      witnesses.push(key.value);
      named.set(name, { kind: "witness", name, key: key.value, ...(url === undefined ? {} : { url }) });
    } else if (kind === "group") {
      const [many = "", ...members] = rest;
      const found = members.flatMap((member) => (taken.has(member) ? [] : named.get(member) ?? []));
      const threshold = many === "all" ? members.length : many === "any" ? 1 : parseCount(many);
      if (found.length !== members.length || new Set(members).size !== members.length) return malformed(i + 1, "members defined above, each in one group only", line);
      if (named.has(name) || threshold === undefined || threshold < 1 || threshold > members.length) return malformed(i + 1, "a new name, and all, any or how many of the members", line);
      for (const member of members) taken.add(member);
      named.set(name, { kind: "group", name, threshold, members: found });
    } else if (kind === "quorum") {
      const found = named.get(name);
      if (found === undefined || rest.length > 0 || quorum !== undefined) return malformed(i + 1, "one quorum, of a name defined above", line);
      quorum = found;
    } else {
      return malformed(i + 1, "log, witness, group or quorum", line);
    }
  }
  return quorum === undefined ? malformed(text.split("\n").length, "a quorum", "the end") : ok({ logs, witnesses, quorum });
}

/** Whether the witnesses that cosigned are enough. */
export function meetsQuorum(quorum: Quorum, cosigned: readonly NoteKey[]): boolean {
  switch (quorum.kind) {
    case "none":
      return true;
    case "witness":
      return cosigned.includes(quorum.key);
    case "group":
      return quorum.members.filter((member) => meetsQuorum(member, cosigned)).length >= quorum.threshold;
  }
}

/** A policy that believes these logs without witnesses. */
export function trustLogs(logs: readonly NoteKey[]): Policy {
  return { logs, witnesses: [], quorum: { kind: "none" } };
}

function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.length > 262_144 || bytes.some((byte) => (byte < 0x20 && byte !== 0x09 && byte !== 0x0a) || byte === 0x7f)) return undefined;
  try {
    return fromUtf8(bytes);
  } catch {
    return undefined;
  }
}

function malformed(line: number, expected: string, value: string): { readonly ok: false; readonly error: PolicyError } {
  return err({ code: "policy.malformed", line, expected, value: excerpt(value, 100) });
}
