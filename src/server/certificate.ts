import { createPrivateKey, generateKeyPairSync, hash, randomBytes, sign, X509Certificate } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { writeDurably } from "./durable-file.ts";

/** A node's own certificate with its private key, both PEM. */
export interface NodeCertificate {
  readonly cert: string;
  readonly key: string;
}

/** Both stand in one file of the node's folder, readable by the owner alone. */
export const CERTIFICATE_FILE = "tls.pem";

/** The certificate of a node's folder, made at the first asking; a text that says what is wrong with what is there. */
export async function openCertificate(folder: string, id: string): Promise<NodeCertificate | string> {
  const file = join(folder, CERTIFICATE_FILE);
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return makeCertificate(folder, id);
  if (process.platform !== "win32" && ((await stat(file)).mode & 0o077) !== 0) return `${file} can be read by others than its owner; its mode must be 600`;
  const parts = /^(-----BEGIN CERTIFICATE-----[^]*?-----END CERTIFICATE-----\n)(-----BEGIN PRIVATE KEY-----[^]*?-----END PRIVATE KEY-----\n)$/.exec(text);
  const [, cert = "", key = ""] = parts ?? [];
  try {
    if (new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))) return { cert, key };
  } catch {
    // told below
  }
  return `${file} does not hold a certificate and its private key; remove it, and a new one is made`;
}

/** Makes a new certificate in place of the one there is. */
export async function makeCertificate(folder: string, id: string): Promise<NodeCertificate> {
  const made = newCertificate(id);
  await writeDurably(join(folder, CERTIFICATE_FILE), made.cert + made.key, 0o600);
  return made;
}

/**
 * A certificate that signs itself, ECDSA on P-256. It has no end (RFC 5280, section 4.1.2.5) and its name is not looked at: peers know
 * it by itself, from a card that the identity key signed, and drop it when a later card has another.
 */
export function newCertificate(id: string): NodeCertificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const algorithm = sequence(Buffer.from("06082a8648ce3d040302", "hex")); // ecdsa-with-SHA256
  const name = sequence(tlv(0x31, sequence(Buffer.from("0603550403", "hex"), tlv(0x0c, Buffer.from(id))))); // commonName
  const serial = randomBytes(16);
  serial[0] = (serial[0]! & 0x7f) | 0x40; // positive, and of the same length always
  const validity = sequence(tlv(0x17, Buffer.from("200101000000Z")), tlv(0x18, Buffer.from("99991231235959Z")));
  const body = sequence(
    Buffer.from("a003020102", "hex"), // version 3
    tlv(0x02, serial),
    algorithm,
    name,
    validity,
    name,
    publicKey.export({ format: "der", type: "spki" }),
  );
  const signature = sign("sha256", body, privateKey);
  const der = sequence(body, algorithm, tlv(0x03, Buffer.of(0), signature));
  return { cert: pemOf(der), key: privateKey.export({ format: "pem", type: "pkcs8" }) as string };
}

/** A certificate as records carry it: DER in base64. */
export function recordedCertificate({ cert }: NodeCertificate): string {
  return new X509Certificate(cert).raw.toString("base64");
}

/** The same as PEM. */
export function pemOf(der: Uint8Array): string {
  const lines = Buffer.from(der).toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}

/** SHA-256 of a certificate, hexadecimal: how it is told to people. */
export function fingerprintOf(der: Uint8Array): string {
  return hash("sha256", der, "hex");
}

function sequence(...parts: readonly Uint8Array[]): Buffer {
  return tlv(0x30, ...parts);
}

/** Tag, length and value, DER. */
function tlv(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const value = Buffer.concat(parts);
  const length = value.length < 0x80 ? Buffer.of(value.length) : value.length < 0x100 ? Buffer.of(0x81, value.length) : Buffer.of(0x82, value.length >> 8, value.length & 0xff);
  return Buffer.concat([Buffer.of(tag), length, value]);
}
