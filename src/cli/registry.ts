import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { makeFounderKey, signAttestation, writeAttestation } from "../server/founder.ts";
import { newCommand } from "./command.ts";

/** `heed registry`: what founders of a registry of keys do. Needs no node. */
export function registryCommand(): Command {
  const registry = newCommand("registry").description("state which key is whose, signed by several founders or by a hub; nodes that name them in trust.json go by it");
  registry.addCommand(
    newCommand("key")
      .description("make a founder's key and print the line for trust.json")
      .argument("<file>", "file of the private key, to be made; keep it off every node")
      .requiredOption("--name <name>", "name of the founder")
      .action(async (file: string, { name }: { name: string }) => {
        process.stdout.write(`${await makeFounderKey(file, name)}\n`);
      }),
  );
  registry.addCommand(
    newCommand("attest")
      .description("print an attestation on the node of a card, to be signed")
      .argument("<card>", "file of the card")
      .requiredOption("--registry <name>", "name of the registry")
      .requiredOption("--number <n>", "one more than the last attestation on this node")
      .option("--days <n>", "for how long it is fresh", "365")
      .option("--revoke <reason>", "state that the key on the card is in wrong hands")
      .action(async (file: string, options: { registry: string; number: string; days: string; revoke?: string }) => {
        const card: unknown = await readJson(file);
        const text = writeAttestation(card, { registry: options.registry, number: Number(options.number), days: Number(options.days), ...(options.revoke === undefined ? {} : { revoked: options.revoke }) });
        if (text.ok) process.stdout.write(text.value);
        else fail(`Cannot state anything on ${file}: ${text.error}`);
      }),
  );
  registry.addCommand(
    newCommand("sign")
      .description("print an attestation with one signature more")
      .argument("<attestation>", "file of the attestation, signed by others or by nobody yet")
      .requiredOption("--key <file>", "file of the founder's private key")
      .requiredOption("--name <name>", "name of the founder")
      .action(async (file: string, { key, name }: { key: string; name: string }) => {
        const signed = await readFile(file).then((bytes) => signAttestation(new Uint8Array(bytes), name, key)).catch((error: Error) => error.message);
        if (typeof signed === "string") return fail(`Cannot read: ${signed}`);
        if (signed.ok) process.stdout.write(signed.value);
        else fail(`Cannot sign ${file}: ${signed.error}`);
      }),
  );
  return registry;
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch {
    return undefined;
  }
}

function fail(words: string): void {
  process.stderr.write(`${words}\n`);
  process.exitCode = 2;
}
