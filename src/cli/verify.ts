import { readFile, stat } from "node:fs/promises";
import type { Command } from "commander";
import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import { checkArrival, checkSigned, sortOf } from "../server/log-check.ts";
import type { CheckedArrival, Trust } from "../server/log-check.ts";
import { checkFiles, checkPair, logFiles } from "../server/log-files.ts";
import { checkPack, isPack } from "../server/inquiry/check-pack.ts";
import type { CheckedPack } from "../server/inquiry/check-pack.ts";
import { checkReceipt, parseTrustedKey } from "../server/receipt-check.ts";
import type { CheckedReceipt, ReceiptFault, TrustedKey } from "../server/receipt-check.ts";
import { newCommand } from "./command.ts";

/** Larger files than envelopes may be are not read. */
const LARGEST_FILE = 8 * 1024 * 1024;

interface Options {
  readonly key?: string;
  readonly envelope?: string;
  readonly policy?: string;
  readonly since?: string;
  readonly log?: string;
}

/** `heed verify FILE --key K`: checks a receipt, a receipt in its log, or a log, on a machine that has neither node nor database. */
export function verifyCommand(): Command {
  return newCommand("verify")
    .description("check a receipt, a receipt in its log, a signed checkpoint of a log, or the pack of an inquiry. Exit code 0: it holds; 1: it does not; 2: a file or key cannot be read")
    .argument("<file>", "a receipt (JSON), a proof (.tlog-proof) or a checkpoint, as they are kept; or the folder of a pack")
    .option("--key <key>", "the public key of who signed it (Ed25519, base64), or the file of its card; for a pack, a card that came another way than the pack")
    .option("--envelope <file>", "the envelope as it was sent: check that the receipt is for exactly these bytes")
    .option("--policy <file>", "witnesses to believe and how many must have cosigned (tlog-policy)")
    .option("--since <file>", "an older checkpoint: check that the log begins with what it was then")
    .option("--log <place>", "folder or address of the log's files: check every tile, and the leaves where they are")
    .action(async (file: string, options: Options) => {
      process.exitCode = await runVerify(file, options);
    });
}

async function runVerify(file: string, options: Options): Promise<number> {
  try {
    if (await isPack(file)) return await verifyPack(file, options.key === undefined ? [] : [await readKey(options.key)]);
    if (options.key === undefined) {
      process.stderr.write("Cannot verify without --key: whose signature is it?\n");
      return 2;
    }
    const key = await readKey(options.key);
    const bytes = await readSmall(file);
    const verified = await verifyFile(bytes, key, options);
    if (verified.ok) {
      process.stdout.write(verified.value);
      return 0;
    }
    const { of, reason } = verified.error;
    process.stderr.write(of === "proof" ? `NOT VALID: ${file}: ${reason}\n` : `Cannot verify ${file}: ${reason}\n`);
    return of === "proof" ? 1 : 2;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

async function verifyPack(folder: string, trusted: readonly TrustedKey[]): Promise<number> {
  const checked = await checkPack(folder, trusted);
  if (checked.ok) {
    process.stdout.write(packWords(checked.value, trusted));
    return 0;
  }
  process.stderr.write(checked.error.of === "proof" ? `NOT VALID: ${folder}: ${checked.error.reason}\n` : `Cannot verify ${folder}: ${checked.error.reason}\n`);
  return checked.error.of === "proof" ? 1 : 2;
}

function packWords(pack: CheckedPack, trusted: readonly TrustedKey[]): string {
  const one = (checked: CheckedPack) => [
    `Valid: the ${checked.form} form of an inquiry; its ${checked.files} files are those listed, and its ${checked.values} values lead to its root${checked.redactions === 0 ? "" : `, ${checked.redactions} of them ${checked.form === "full" ? "with their commitments" : "withheld"}`}.`,
    `${checked.receipts} receipts are signed by their recipients, ${checked.placed} of them with their place in the recipient's log.`,
    ...(checked.unchecked === 0 ? [] : [`${checked.unchecked} receipts are unchecked: their recipients did not open, so their keys are not in the pack.`]),
  ];
  const inner = pack.publishable === undefined ? [] : ["", "Inside it, of the same report:", ...one(pack.publishable)];
  const known = trusted.flatMap((key) => key.holder?.name ?? []);
  return `${[...one(pack), ...inner, "", known.length === 0 ? "The keys came with the pack: that they are those of the authorities is for you to know, or give a card with --key." : `The card of ${known.join(", ")} was given; the other keys came with the pack.`].join("\n")}\n`;
}

async function verifyFile(bytes: Uint8Array, key: TrustedKey, options: Options): Promise<Result<string, ReceiptFault>> {
  const trust: Trust = { key, ...(options.policy === undefined ? {} : { policy: await readSmall(options.policy) }) };
  const envelope = options.envelope === undefined ? undefined : await readSmall(options.envelope);
  switch (sortOf(bytes)) {
    case "receipt": {
      const checked = checkReceipt(bytes, key, envelope);
      return checked.ok ? ok(words(checked.value, key)) : checked;
    }
    case "log-proof": {
      const checked = checkArrival(bytes, trust, envelope);
      return checked.ok ? ok(words(checked.value, key) + placeWords(checked.value)) : checked;
    }
    case "checkpoint":
      return verifyLog(bytes, trust, options);
  }
}

async function verifyLog(bytes: Uint8Array, trust: Trust, options: Options): Promise<Result<string, ReceiptFault>> {
  const held = checkSigned(bytes, trust);
  if (!held.ok) return held;
  const { checkpoint, cosigned } = held.value;
  const lines = [`Valid: the log ${checkpoint.origin} has ${checkpoint.size} leaves and the root ${Buffer.from(checkpoint.root).toString("base64")}.`, ...cosigned.map((one) => `Cosigned by ${one.by} on ${one.at}.`)];
  const files = options.log === undefined ? undefined : logFiles(options.log);
  if (options.since !== undefined) {
    const older = checkSigned(await readSmall(options.since), { key: trust.key });
    if (!older.ok) return err({ ...older.error, reason: `${options.since}: ${older.error.reason}` });
    const follows = await checkPair(older.value.checkpoint, checkpoint, files);
    if (!follows.ok) return follows;
    lines.push(`It begins with the log of ${older.value.checkpoint.size} leaves in ${options.since}, unchanged.`);
  }
  if (files !== undefined) {
    const whole = await checkFiles(checkpoint, files);
    if (!whole.ok) return err({ of: "proof", reason: whole.error });
    lines.push(`Its files in ${options.log} are that log${whole.value.leaves === 0 ? "; the leaves themselves are not among them" : `, with ${whole.value.leaves} leaves`}.`);
  }
  return ok(`${lines.join("\n")}\n`);
}

function placeWords(arrival: CheckedArrival): string {
  const seen = arrival.cosigned.map((one) => `Seen in that log by ${one.by} on ${one.at}.`);
  return [`It is leaf ${arrival.leafIndex} of the recipient's log, which had ${arrival.treeSize} leaves when that was signed.`, ...seen, ""].join("\n");
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
