import { z } from "zod";
import { fromUtf8, utf8 } from "../lib/base/bytes.ts";
import { canonicalJson } from "../lib/base/canonical.ts";
import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import { type Answers, ask, checkNote, type NoteError, type NoteKey, parseKeyLine, parseNote } from "../lib/ledger/index.ts";
import type { Authority } from "./authority.ts";
import { succeeding } from "./peer-keys.ts";
import { InstantText, Line, Ref } from "./text.ts";

/** The first line of an attestation's text: no other note can be taken for one. */
const HEADING = "heed registry attestation v1";

/** What a registry states of one node. Of two, the one with the higher number holds. */
export const Attestation = z.strictObject({
  registry: Ref,
  authority: Ref,
  /** From 1, by one more with each attestation on this node. */
  number: z.int().min(1),
  issued: InstantText,
  /** After this it is stale: said where it shows, and nothing stops. */
  until: InstantText,
  /** Only an explicit "revoked" stops traffic. */
  status: z.enum(["active", "revoked"]),
  reason: Line.optional(),
  keyId: Ref,
  publicKey: z.string().regex(/^[A-Za-z0-9+/]{43}=$/, "must be a raw Ed25519 public key in base64"),
});
export type Attestation = z.infer<typeof Attestation>;

/** Whom a node believes about others' keys: the founders of a registry, or the hub alone, and how many of them must agree. */
export const TrustRoot = z.strictObject({
  format: z.literal(1),
  registry: Ref,
  /** Verifier keys, c2sp.org/signed-note: name+id+base64. */
  founders: z.array(z.string().max(500)).min(1).max(32),
  quorum: z.int().min(1).max(32),
});
export type TrustRoot = z.infer<typeof TrustRoot>;

/** Why an attestation is not believed, or changes nothing. */
export type RegistryError =
  | NoteError
  | { readonly code: "registry.malformed"; readonly field: string; readonly fault: string }
  | { readonly code: "registry.other"; readonly registry: string; readonly expected: string }
  | { readonly code: "registry.quorum"; readonly signed: readonly string[]; readonly needed: number }
  | { readonly code: "registry.unknown-authority"; readonly authority: string }
  | { readonly code: "registry.older"; readonly authority: string; readonly number: number; readonly known: number };

/** The text that founders sign. @example attestationText(attestation).split("\n")[0] // "heed registry attestation v1" */
export function attestationText(attestation: Attestation): string {
  return `${HEADING}\n${canonicalJson(attestation)}\n`;
}

/** Reads the text of an attestation, signed by whomever. */
export function parseAttestation(text: string): Result<Attestation, RegistryError> {
  const [heading, line = "", ...rest] = text.split("\n");
  if (heading !== HEADING || rest.length !== 1 || rest[0] !== "") return malformed("text", `must be "${HEADING}" and one line of JSON`);
  const parsed = Attestation.safeParse(parseJson(line));
  if (!parsed.success) return malformed(parsed.error.issues[0]?.path.map(String).join(".") ?? "text", parsed.error.issues[0]?.message ?? "cannot be read");
  return canonicalJson(parsed.data) === line ? ok(parsed.data) : malformed("text", "must be canonical JSON");
}

/** Checks an attestation: so many different founders signed these words, for this registry. Never throws. */
export function checkAttestation(bytes: Uint8Array, root: TrustRoot, answers: Answers): Result<Attestation, RegistryError> {
  const note = parseNote(bytes);
  if (!note.ok) return note;
  const attestation = parseAttestation(note.value.text);
  if (!attestation.ok) return attestation;
  if (attestation.value.registry !== root.registry) return err({ code: "registry.other", registry: attestation.value.registry, expected: root.registry });
  const held = ask(checkNote(note.value, foundersOf(root, answers)), answers);
  if (!held.ok) return held;
  const signed = held.value.map(({ key }) => key.name);
  return signed.length >= root.quorum ? attestation : err({ code: "registry.quorum", signed, needed: root.quorum });
}

/**
 * What a peer's record becomes by an attestation. A newer key takes the place of the known one, which is taken for a while yet;
 * "revoked" ends all traffic, and a later "active" lifts that. Attestations that are not newer change nothing.
 */
export function decideAttestation(known: Authority | undefined, { attestation, note, formerUntil }: { readonly attestation: Attestation; readonly note: string; readonly formerUntil: string }): Result<Authority, RegistryError> {
  if (known?.node === undefined) return err({ code: "registry.unknown-authority", authority: attestation.authority });
  const before = known.standing?.registry === attestation.registry ? known.standing.number : 0;
  if (attestation.number <= before) return err({ code: "registry.older", authority: attestation.authority, number: attestation.number, known: before });
  const { revoked, ...at } = known.node;
  const renamed: Authority = { ...known, node: { ...at, keyId: attestation.keyId, publicKey: attestation.publicKey } };
  // The registry lifts what it revoked itself; what an administrator revoked stays so for that key.
  const lifted = revoked?.by === attestation.registry && known.node.publicKey === attestation.publicKey;
  const succeeded = succeeding(renamed, lifted ? { ...known, node: at } : known, formerUntil);
  const standing = { registry: attestation.registry, number: attestation.number, issued: attestation.issued, until: attestation.until, note };
  if (attestation.status === "active") return ok({ ...succeeded, standing });
  const { formerKeys: _former, ...last } = succeeded.node ?? at;
  return ok({ ...succeeded, standing, node: { ...last, revoked: { at: attestation.issued, by: attestation.registry, reason: attestation.reason ?? "Revoked by the registry" } } });
}

/** The founders' keys; a line that cannot be read was refused when the root was. */
export function foundersOf(root: TrustRoot, answers: Pick<Answers, "hash">): readonly NoteKey[] {
  return root.founders.flatMap((line) => {
    const key = parseKeyLine(line, answers.hash);
    return key.ok && key.value.type === 1 ? [key.value] : [];
  });
}

/** What is wrong with a root; a quorum nobody can meet would silently believe nothing. */
export function parseTrustRoot(value: unknown, answers: Pick<Answers, "hash">): Result<TrustRoot, RegistryError> {
  const parsed = TrustRoot.safeParse(value);
  if (!parsed.success) return malformed(parsed.error.issues[0]?.path.map(String).join(".") || "the root", parsed.error.issues[0]?.message ?? "cannot be read");
  const keys = foundersOf(parsed.data, answers);
  if (keys.length !== parsed.data.founders.length) return malformed("founders", "must be Ed25519 keys, each as name+id+base64");
  if (new Set(keys.map((key) => key.name)).size !== keys.length) return malformed("founders", "must have different names");
  if (parsed.data.quorum > keys.length) return malformed("quorum", `must be at most ${keys.length}, the number of founders`);
  return ok(parsed.data);
}

function malformed(field: string, fault: string): Result<never, RegistryError> {
  return err({ code: "registry.malformed", field, fault });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(fromUtf8(utf8(text)));
  } catch {
    return undefined;
  }
}
