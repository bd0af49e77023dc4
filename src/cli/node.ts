import { type Command, Option } from "commander";
import { parseNodeConfig } from "../server/node-folder.ts";
import { newCommand } from "./command.ts";
import { addPeer, addStaff, initNode, printCard, printPeers, printStaff, setOfficerPassword } from "./node-setup.ts";
import { keysCommand } from "./node-keys.ts";
import { beginSuccessor, exportLog } from "./node-log.ts";
import { runNode } from "./node-run.ts";

/** `heed node`: sets up and runs one authority's node. */
export function nodeCommand(): Command {
  const node = newCommand("node").description("set up and run the node of one authority; its database is in its folder, or where DATABASE_URL says");
  for (const command of [initCommand(), cardCommand(), staffCommand(), peerCommand(), keysCommand(), passwordCommand(), logCommand(), successorCommand(), runCommand()]) node.addCommand(command);
  return node;
}

function initCommand(): Command {
  return newCommand("init")
    .description("make a node's folder with its identity key, and print its card, to hand to peers")
    .argument("<folder>", "an empty folder, or one to be made")
    .requiredOption("--id <id>", "short name by which peers know the authority, such as paris")
    .requiredOption("--name <name>", "its name")
    .requiredOption("--country <code>", "its country, two letters")
    .requiredOption("--kind <kind>", "spoc, police, intelligence-service, border-police, hub or oversight-body")
    .addOption(new Option("--union", "of a Member State or a body of the Union").conflicts("outside"))
    .addOption(new Option("--outside", "outside the Union"))
    .requiredOption("--languages <codes>", "languages it accepts, its own first, such as fr,en")
    .requiredOption("--time-zone <zone>", "in which its days run, such as Europe/Paris")
    .option("--duty-desk <number>", "what others may be told of the ladder: a number, never a name")
    .option("--url <url>", "where peers reach it", "http://127.0.0.1:8420")
    .option("--tls", "open a door of its own for nodes, with a certificate it makes itself; --url then names that door, such as https://heed.paris.example:8421")
    .action(async (folder: string, options: Record<string, string | true | undefined>) => {
      if (options["union"] === undefined && options["outside"] === undefined) return usage("say --union or --outside: it decides which law binds");
      const { id, name, country, kind, timeZone, dutyDesk, url, languages } = options as Record<string, string>;
      const authority = { id, name, country, kind, union: options["union"] === true, languages: languages!.split(","), timeZone, ...(dutyDesk === undefined ? {} : { dutyDesk }) };
      const config = parseNodeConfig({ format: 1, authority, url, ...(options["tls"] === undefined ? {} : { tls: true }) });
      if (!config.ok) return usage(...config.error.map((one) => `--${one.key.replace(/^authority\./, "").replace(/\.\d+$/, "").replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: ${one.fault} (${one.value})`));
      process.exitCode = await initNode(folder, config.value);
    });
}

function cardCommand(): Command {
  return newCommand("card")
    .description("print the node's card again: its name, address and public key")
    .argument("<folder>", "folder of the node")
    .action(async (folder: string) => {
      process.exitCode = await printCard(folder);
    });
}

function staffCommand(): Command {
  const staff = newCommand("staff").description("the people of the authority");
  staff
    .addCommand(
      newCommand("add")
        .description("add somebody, or change his name, post, roles or deputy")
        .argument("<folder>", "folder of the node, which must not be running")
        .requiredOption("--id <id>", "the name he signs in with")
        .requiredOption("--name <name>", "his name")
        .requiredOption("--post <post>", "what others see in place of his name")
        .requiredOption("--role <role...>", "liaison, analyst, counter, supervisor, duty-commander, head, dpo, oversight or administrator")
        .option("--deputy <id>", "who stands in for him")
        .option("--left", "he has left: he can no longer sign in, and what he owned goes to whoever stands in")
        .action(async (folder: string, { id, name, post, role, deputy, left }: { id: string; name: string; post: string; role: string[]; deputy?: string; left?: true }) => {
          process.exitCode = await addStaff(folder, { id, name, post, roles: role, active: left !== true, ...(deputy === undefined ? {} : { deputy }) });
        }),
    )
    .addCommand(
      newCommand("list")
        .description("list them")
        .argument("<folder>", "folder of the node, which must not be running")
        .action(async (folder: string) => {
          process.exitCode = await printStaff(folder);
        }),
    );
  return staff;
}

function peerCommand(): Command {
  const peer = newCommand("peer").description("the authorities it exchanges messages with");
  peer
    .addCommand(
      newCommand("add")
        .description("make a peer known from its card, or record what changed about it")
        .argument("<folder>", "folder of the node, which must not be running")
        .argument("<card>", "file of the card, as heed node init printed it there")
        .option("--replace-key", "the peer has another key than the one known here, and that was confirmed by another way")
        .option("--clear", "its card has no key to seal to, and it was agreed with it that messages go in clear until it has")
        .action(async (folder: string, card: string, { replaceKey, clear }: { replaceKey?: true; clear?: true }) => {
          process.exitCode = await addPeer(folder, card, { replaceKey: replaceKey === true, clear: clear === true });
        }),
    )
    .addCommand(
      newCommand("list")
        .description("list them, with what waits to be delivered to each")
        .argument("<folder>", "folder of the node, which must not be running")
        .action(async (folder: string) => {
          process.exitCode = await printPeers(folder);
        }),
    );
  return peer;
}

function passwordCommand(): Command {
  return newCommand("password")
    .description("set an officer's password: asked for at the terminal, or the first line of standard input or of a file")
    .argument("<folder>", "folder of the node, which must not be running")
    .argument("<officer>", "the name he signs in with")
    .option("--password-file <file>", "read it from the first line of this file")
    .option("--own", "typed by the officer himself; otherwise he must change it when he first signs in")
    .action(async (folder: string, officer: string, { passwordFile, own }: { passwordFile?: string; own?: true }) => {
      process.exitCode = await setOfficerPassword(folder, officer, { own: own === true, ...(passwordFile === undefined ? {} : { file: passwordFile }) });
    });
}

function logCommand(): Command {
  return newCommand("log")
    .description("write a log of the node as files: checkpoint, tiles and leaves, as heed verify and other programs read them")
    .argument("<folder>", "folder of the node, which must not be running")
    .argument("<out>", "folder to write to")
    .option("--audit", "the audit log, which is for oversight alone, in place of the exchange log")
    .action(async (folder: string, out: string, { audit }: { audit?: true }) => {
      process.exitCode = await exportLog(folder, audit === true ? "audit" : "exchange", out);
    });
}

function successorCommand(): Command {
  return newCommand("successor")
    .description("let the logs of a node go on under new names that a witness froze, since it saw more of them or other ones; prints the signed statement. Find out first whether somebody else signs with the node's key")
    .argument("<folder>", "folder of the node, which must not be running")
    .action(async (folder: string) => {
      process.exitCode = await beginSuccessor(folder);
    });
}

function runCommand(): Command {
  return newCommand("run")
    .description("run the node until it is told to stop; prints the address of its workbench")
    .argument("<folder>", "folder of the node")
    .option("--host <host>", "address to listen on", "127.0.0.1")
    .option("--port <port>", "port to listen on; 0 lets the system choose", "8420")
    .option("--door-host <host>", "address on which its door for nodes opens, if it was set up with --tls", "0.0.0.0")
    .option("--door-port <port>", "port of that door", "8421")
    .action(async (folder: string, { host, port, doorHost, doorPort }: { host: string; port: string; doorHost: string; doorPort: string }) => {
      for (const [name, given] of [["--port", port], ["--door-port", doorPort]] as const) {
        if (!/^\d{1,5}$/.test(given) || Number(given) > 65_535) return usage(`${name}: must be a whole number from 0 to 65535 (${given})`);
      }
      process.exitCode = await runNode(folder, { host, port: Number(port), door: { host: doorHost, port: Number(doorPort) } });
    });
}

function usage(...faults: readonly string[]): void {
  for (const fault of faults) process.stderr.write(`error: ${fault}\n`);
  process.exitCode = 2;
}
