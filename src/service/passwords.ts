import { hash, parseOptions, verify } from "@node-rs/argon2";
import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";

export type PasswordError = { code: "password.too-short"; least: number } | { code: "password.too-long"; most: number } | { code: "password.guessable" };

/** Length is what counts, NIST SP 800-63B section 3.1.1; no rules about kinds of characters. */
export const SHORTEST_PASSWORD = 12;

/** Longer ones only give work to the server. */
export const LONGEST_PASSWORD = 200;

/** Bytes of salt, RFC 9106 section 3.1. */
export const SALT_BYTES = 16;

/** Argon2id with 19 MiB and two passes: some 15 ms here. The cost stands in each hash, so raising it leaves old ones readable. */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const; // 2 is Argon2id

/** Nobody's: compared with when there is no such officer, so that the answer takes as long. */
export const NOBODYS_HASH = "$argon2id$v=19$m=19456,t=2,p=1$BwcHBwcHBwcHBwcHBwcHBw$WLRGUa13/B3MXznFse33FId4O++DaYL6ulYUMEhpRqE";

/** Whether a new password will do for an officer; what it is made of is his own affair. */
export function checkPassword(password: string, officer: string): Result<true, PasswordError> {
  const length = Array.from(password).length; // characters, not code units
  if (length < SHORTEST_PASSWORD) return err({ code: "password.too-short", least: SHORTEST_PASSWORD });
  if (length > LONGEST_PASSWORD) return err({ code: "password.too-long", most: LONGEST_PASSWORD });
  const plain = password.toLowerCase();
  if (new Set(plain).size < 5 || (plain.includes(officer.toLowerCase()) && length < officer.length + SHORTEST_PASSWORD)) return err({ code: "password.guessable" });
  return ok(true);
}

/** The hash to keep of a password. */
export async function hashPassword(password: string, salt: Uint8Array): Promise<string> {
  return hash(spelled(password), { ...COST, salt });
}

/** Whether a password fits a hash; without a hash it never fits, and takes as long to say so. */
export async function fitsPassword(password: string, known: string | undefined): Promise<boolean> {
  // A text of any length may come from anybody; what cannot be a password is not worth the memory.
  const tried = password.length > 4 * LONGEST_PASSWORD ? "" : spelled(password);
  const fits = await verify(known ?? NOBODYS_HASH, tried);
  return fits && known !== undefined;
}

/** The cost that stands in a hash. */
export function costOf(known: string): { readonly memoryCost: number; readonly timeCost: number; readonly parallelism: number } {
  const { memoryCost, timeCost, parallelism } = parseOptions(known);
  return { memoryCost, timeCost, parallelism };
}

/** One password typed on two keyboards may be two sequences of characters, NIST SP 800-63B section 3.1.1.2. */
function spelled(password: string): string {
  return password.normalize("NFKC");
}
