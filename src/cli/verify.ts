import { readFile, stat } from "node:fs/promises";
import type { Command } from "commander";
import { checkReceipt, parseTrustedKey } from "../server/receipt-check.ts";
import type { CheckedReceipt, TrustedKey } from "../server/receipt-check.ts";
import { newCommand } from "./command.ts";

/** Larger files than envelopes may be are not read. */
const LARGEST_FILE = 8 * 1024 * 1024;

/** `heed verify FILE --key K`: checks a receipt on a machine that has neither node nor database. */
export function verifyCommand(): Command {
  return newCommand("verify")
    .description("check a receipt: who received which envelope, and when. Exit code 0: it holds; 1: it does not; 2: a file or key cannot be read")
    .argument("<file>", "receipt, as the sender keeps it (JSON)")
    .requiredOption("--key <key>", "the recipient's public key (Ed25519, base64), or the file of its card")
    .option("--envelope <file>", "the envelope as it was sent: check that the receipt is for exactly these bytes")
    .action(async (file: string, options: { key: string; envelope?: string }) => {
      process.exitCode = await runVerify(file, options);
    });
}

async function runVerify(file: string, options: { key: string; envelope?: string }): Promise<number> {
  try {
    const key = await readKey(options.key);
    const envelope = options.envelope === undefined ? undefined : await readSmall(options.envelope);
    const checked = checkReceipt(await readSmall(file), key, envelope);
    if (checked.ok) {
      process.stdout.write(words(checked.value, key));
      return 0;
    }
    const { of, reason } = checked.error;
    process.stderr.write(of === "proof" ? `NOT VALID: ${file}: ${reason}\n` : `Cannot verify ${file}: ${reason}\n`);
    return of === "proof" ? 1 : 2;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

/** A key that is also the name of a file is read as a file: base64 and paths share letters. */
async function readKey(given: string): Promise<TrustedKey> {
  const isFile = await stat(given).then((found) => found.isFile(), () => false);
  const key = parseTrustedKey(isFile ? Buffer.from(await readSmall(given)).toString("utf8") : given);
  if (!key.ok) throw new Error(`Cannot use the key: ${isFile ? given : "it"} ${key.error}`);
  return key.value;
}

async function readSmall(path: string): Promise<Uint8Array> {
  const { size } = await stat(path).catch((error: Error) => {
    throw new Error(`Cannot read ${path}: ${error.message}`);
  });
  if (size > LARGEST_FILE) throw new Error(`Cannot read ${path}: ${size} bytes, at most ${LARGEST_FILE}`);
  return readFile(path).catch((error: Error) => {
    throw new Error(`Cannot read ${path}: ${error.message}`);
  });
}

function words({ receipt, envelope }: CheckedReceipt, key: TrustedKey): string {
  const recipient = key.holder === undefined ? receipt.to : `${key.holder.name} (${receipt.to})`;
  return [
    `Valid: ${recipient} received envelope ${receipt.envelope} from ${receipt.from} on ${receipt.receivedAt}.`,
    `Digest of the envelope (SHA-256): ${receipt.digest}`,
    ...(envelope === undefined ? [] : [`The envelope given is that one: ${envelope.kind} ${envelope.warning}, version ${envelope.version}, issued ${envelope.issued}.`]),
    ...(receipt.unparsed === true ? ["The recipient's program could not read all of it, and put it before a person."] : []),
    ...(key.holder === undefined ? [`Signed with the key given; that it is the key of ${receipt.to} is for you to know.`] : []),
    "",
  ].join("\n");
}
