import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import { instantOf } from "../lib/clock/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import type { Transport } from "../service/delivery.ts";
import { repeatErasures } from "../service/erasing.ts";
import { buildApp } from "./app.ts";
import { writeBackup } from "./backup.ts";
import { startControl } from "./control.ts";
import { checkNode } from "./doctor.ts";
import { buildDoor } from "./door.ts";
import { httpSequences } from "./sequence-transport.ts";
import { askAfterRestore, startGapLoop } from "./jobs/gaps.ts";
import { startKeyLoop } from "./jobs/keys.ts";
import { startLogLoop } from "./jobs/logs.ts";
import { startLoop } from "./jobs/loop.ts";
import { httpLogTransport } from "./log-transport.ts";
import { openNodeFolder } from "./node-folder.ts";
import type { NodeFolderError } from "./node-folder.ts";
import type { AppOptions } from "./options.ts";
import { newPeerFetch } from "./peer-fetch.ts";
import { httpCards, httpAttestations, httpTransport } from "./transport.ts";
import { version } from "./version.ts";

export interface NodeStart {
  readonly folder: string;
  readonly databaseUrl?: string;
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Where its door for nodes opens, if it has one. */
  readonly door?: { readonly host: string; readonly port: number };
  /** Hears of everything that failed without anybody waiting for it. */
  report(what: string, error: unknown): void;
}

/** Why a node does not start. */
export type NodeStartError = NodeFolderError | { readonly code: "node.address-unusable"; readonly address: string; readonly reason: string };

/** A node at work. */
export interface RunningNode {
  readonly address: string;
  /** Where nodes come, if they have a door of their own. */
  readonly door?: string;
  /** Resolves with the reason once nothing can be written any more. */
  readonly lost: Promise<Error>;
  /** Takes in nothing more, finishes what has begun, and closes. */
  stop(): Promise<void>;
}

/** Runs one authority's node: its database, its interface and pages, its own timed work. */
export async function startNode(start: NodeStart): Promise<Result<RunningNode, NodeStartError>> {
  const opened = await openNodeFolder(start.folder, start.databaseUrl);
  if (!opened.ok) return opened;
  const node = opened.value;
  // A database that comes from a backup may still hold what was erased since: that goes before anything is served.
  await repeatErasures(node, wallClock());
  const { tls } = node;
  const options: AppOptions = {
    node,
    version,
    clock: wallClock,
    random: randomBytes,
    secure: node.self.node?.url.startsWith("https:") === true,
    ...(existsSync(builtPages) ? { pages: builtPages } : {}),
    ...(tls === undefined ? {} : { ownDoor: true }),
    report: (id, error) => start.report(`request ${id}`, error),
  };
  const stopping = new AbortController();
  const fetchPeer = newPeerFetch(node, { clock: () => Math.floor(Date.now() / 1_000), ...(tls === undefined ? {} : { tls }) });
  const reach = { fetchPeer, signal: stopping.signal };
  await askAfterRestore(node, httpSequences(node, { clock: wallClock, ...reach }), wallClock);
  const app = await buildApp(options);
  const door = tls === undefined ? undefined : { app: await buildDoor(options, tls), at: start.door ?? { host: "0.0.0.0", port: DOOR_PORT } };
  for (const { app: opening, at } of [{ app, at: start }, ...(door === undefined ? [] : [door])]) {
    try {
      await opening.listen({ host: at.host, port: at.port });
    } catch (error) {
      await Promise.all([app.close(), door?.app.close()]);
      await node[Symbol.asyncDispose]();
      return err({ code: "node.address-unusable", address: `${at.host}:${at.port}`, reason: (error as Error).message });
    }
  }
  const transport = untilStopped(httpTransport({ clock: wallClock, ...reach }), stopping.signal);
  const loop = startLoop(node, transport, wallClock, (error) => {
    if (!(error instanceof NodeStopping)) start.report("timed work", error);
  });
  const logs = startLogLoop(node, httpLogTransport(reach), wallClock, (error) => start.report("log work", error));
  const gaps = startGapLoop(node, httpSequences(node, { clock: wallClock, ...reach }), wallClock, (error) => start.report("gap work", error));
  const keys = startKeyLoop(node, { card: httpCards(reach), attestations: httpAttestations(reach) }, wallClock, (error) => start.report("key work", error));
  const control = await startControl(start.folder, async (order, argument) => {
    if (order === "doctor") return JSON.stringify(await checkNode(node));
    if (order !== "backup" || argument === "") throw new Error(`cannot ${order}`);
    return JSON.stringify(await writeBackup(node, { folder: start.folder, program: version }, argument, wallClock()));
  });
  const host = start.host.includes(":") ? `[${start.host}]` : start.host;
  return ok({
    address: `http://${host}:${(app.server.address() as AddressInfo).port}/`,
    ...(door === undefined ? {} : { door: `https://${door.at.host.includes(":") ? `[${door.at.host}]` : door.at.host}:${(door.app.server.address() as AddressInfo).port}/` }),
    lost: node.store.lost,
    async stop() {
      stopping.abort();
      await control[Symbol.asyncDispose]();
      await Promise.all([app.close(), door?.app.close()]);
      await Promise.all([loop[Symbol.asyncDispose](), logs[Symbol.asyncDispose](), gaps[Symbol.asyncDispose](), keys[Symbol.asyncDispose]()]);
      await node[Symbol.asyncDispose]();
    },
  });
}

/** A peer that keeps its line open must not keep the node from stopping. It is not noted as a failure: what was cut off is handed over again later. */
function untilStopped(transport: Transport, stopping: AbortSignal): Transport {
  return {
    async put(to, envelopeId, bytes) {
      const handed = await transport.put(to, envelopeId, bytes);
      if (handed.kind !== "receipt" && stopping.aborted) throw new NodeStopping();
      return handed;
    },
  };
}

class NodeStopping extends Error {}

/** Of the door for nodes, unless told otherwise. */
const DOOR_PORT = 8_421;

// The same two folders up from src/server and from dist/server.
const builtPages = fileURLToPath(new URL("../../build/web/", import.meta.url));

function wallClock(): Instant {
  return instantOf(Date.now());
}
