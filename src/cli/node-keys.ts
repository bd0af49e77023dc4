import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import type { Result } from "../lib/base/result.ts";
import { revokePeer, rotateCertificate, rotateIdentity, rotateSealing, showKeys, takeAttestationFile } from "../server/key-setup.ts";
import type { ShownKeys } from "../server/key-setup.ts";
import { describeSetupError } from "../server/setup.ts";
import type { SetupError } from "../server/setup.ts";
import { newCommand } from "./command.ts";

/** `heed node keys`: what a node signs and opens with, and what it knows of others' keys. */
export function keysCommand(): Command {
  const keys = newCommand("keys").description("the keys of a node, and what it knows of its peers'");
  keys.addCommand(
    newCommand("show")
      .description("list them: ids, times and fingerprints, nothing secret")
      .argument("<folder>", "folder of the node, which must not be running")
      .action(async (folder: string) => tell(await showKeys(placeOf(folder)), (shown) => linesOf(shown).join("\n"))),
  );
  keys.addCommand(
    newCommand("rotate")
      .description("make the next sealing key now, before its month is over; or another key of the node")
      .argument("<folder>", "folder of the node; it may be running, but for --identity")
      .option("--certificate", "a new certificate for its door; it shows it from its next start")
      .option("--identity", "a new identity key: hand the new card to every peer, or have the registry state it")
      .action(async (folder: string, { certificate, identity }: { certificate?: true; identity?: true }) => {
        if (identity === true) return tell(await rotateIdentity(placeOf(folder)), ({ before, after }) => `The node signs with ${after} from its next start; ${before} is destroyed. Print its new card with "heed node card ${folder}".`);
        if (certificate === true) return tell(await rotateCertificate(folder), (fingerprint) => `The door shows the certificate ${fingerprint} from the next start.`);
        tell(await rotateSealing(folder), (keyId) => `Peers seal to ${keyId} as soon as they have read the card again, within the hour.`);
      }),
  );
  keys.addCommand(
    newCommand("revoke")
      .description("end all traffic with a peer whose key is in wrong hands, until its record is given another")
      .argument("<folder>", "folder of the node, which must not be running")
      .argument("<peer>", "the peer")
      .requiredOption("--reason <words>", "why; it is kept")
      .action(async (folder: string, peer: string, { reason }: { reason: string }) => tell(await revokePeer(placeOf(folder), peer, reason), (one) => `Nothing goes to ${one.id} and nothing is taken from it any more.`)),
  );
  keys.addCommand(
    newCommand("attest")
      .description("take in a signed attestation of the registry by hand; otherwise peers bring it")
      .argument("<folder>", "folder of the node, which must not be running")
      .argument("<attestation>", "file of the attestation")
      .action(async (folder: string, file: string) => {
        const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => error);
        if (bytes instanceof Error) return fail([`Cannot read ${file}: ${bytes.message}`], 2);
        tell(await takeAttestationFile(placeOf(folder), new Uint8Array(bytes)), (one) => `${one.id}: key ${one.node?.keyId}${one.node?.revoked === undefined ? "" : ", revoked"}, by attestation ${one.standing?.number} of ${one.standing?.registry}.`);
      }),
  );
  return keys;
}

function linesOf({ self, sealing, certificate, registry, peers }: ShownKeys): readonly string[] {
  return [
    `${self.id}\tidentity\t${self.node?.keyId}\t${self.node?.publicKey}`,
    ...sealing.map((key) => `${self.id}\tsealing\t${key.keyId}\t${key.from} to ${key.until}`),
    ...(certificate === undefined ? [] : [`${self.id}\tcertificate\t${certificate}`]),
    ...(registry === undefined ? [] : [`${self.id}\tregistry\t${registry}`]),
    ...peers.map(({ id, node, standing }) => {
      if (node === undefined) return `${id}\tno node`;
      const state = node.revoked === undefined ? (node.sealing === undefined ? "in clear" : `sealed to ${node.sealing.keyId} until ${node.sealing.until}`) : `revoked ${node.revoked.at} by ${node.revoked.by}: ${node.revoked.reason}`;
      const former = (node.formerKeys ?? []).map((key) => `, ${key.keyId} until ${key.until}`).join("");
      return `${id}\t${node.keyId}${former}\t${state}${standing === undefined ? "" : `\tattestation ${standing.number} of ${standing.registry}, ${Date.parse(standing.until) < Date.now() ? "stale since" : "until"} ${standing.until}`}`;
    }),
  ];
}

function placeOf(folder: string): { readonly folder: string; readonly databaseUrl?: string } {
  const databaseUrl = process.env["DATABASE_URL"];
  return { folder, ...(databaseUrl === undefined || databaseUrl === "" ? {} : { databaseUrl }) };
}

function tell<T>(result: Result<T, SetupError>, words: (value: T) => string): void {
  if (result.ok) process.stdout.write(`${words(result.value)}\n`);
  else fail(describeSetupError(result.error), result.error.code.startsWith("node.") ? 2 : 1);
}

function fail(words: readonly string[], code: number): void {
  for (const one of words) process.stderr.write(`${one}\n`);
  process.exitCode = code;
}
