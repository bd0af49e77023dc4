import { randomBytes } from "node:crypto";
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { newClient, type Client } from "../../src/contract/client.ts";
import type { Authority } from "../../src/domain/authority.ts";
import type { Role } from "../../src/domain/roster.ts";
import { unwrap } from "../../src/lib/base/result.ts";
import { initNodeFolder, openNodeFolder } from "../../src/server/node-folder.ts";
import { NODE } from "../../src/service/act.ts";
import { SALT_BYTES } from "../../src/service/passwords.ts";
import { setPassword } from "../../src/service/sessions.ts";
import { recordAuthority, recordOfficer } from "../../src/service/staff.ts";
import { instantOf } from "../../src/lib/clock/index.ts";
import { heed, type Ended } from "./heed.ts";
import { root } from "./repository.ts";

/** The password of every officer of these nodes. */
const PASSWORD = "tried on this machine alone";

/** A node's process. */
export interface RunningNode {
  readonly address: string;
  readonly pid: number;
  /** How it ended, once it has. */
  readonly ended: Promise<Ended>;
  stop(signal?: NodeJS.Signals): Promise<Ended>;
  /** What it has said on standard error so far. */
  said(): string;
}

/** Sets up a node's folder as `heed node init` does, listening at `url`. */
export async function setUpNode(folder: string, about: { readonly id: string; readonly country: string; readonly url: string; readonly tls?: true }): Promise<Authority> {
  const { id, country, url, tls } = about;
  const authority = { id, name: `Police of ${id}`, country, kind: "spoc" as const, union: true, languages: ["en"], timeZone: "Europe/Paris", channel: "letter" as const };
  return unwrap(await initNodeFolder(folder, { format: 1, authority, url, ...(tls === undefined ? {} : { tls }) })).self;
}

/** Tells a node that is not running of its staff and peers. */
export async function introduce(folder: string, peers: readonly Authority[], staff: Readonly<Record<string, Role>>): Promise<void> {
  await using node = unwrap(await openNodeFolder(folder, undefined));
  const now = instantOf(Date.now());
  for (const [id, role] of Object.entries(staff)) {
    unwrap(await recordOfficer(node, NODE, { id, name: `Officer ${id}`, post: role, roles: [role], active: true, absences: [] }, now));
    unwrap(await setPassword(node, NODE, { officer: id, password: PASSWORD, salt: randomBytes(SALT_BYTES), mustChange: false }, now));
  }
  for (const peer of peers) unwrap(await recordAuthority(node, NODE, peer, now));
}

/** Starts `heed node run` and waits for the address it prints; fails with its own words if it prints none. `hook` is a module loaded before it. */
export async function startRunning(folder: string, options: { readonly port: number; readonly hook?: string }): Promise<RunningNode> {
  const { port, hook } = options;
  const env = hook === undefined ? process.env : { ...process.env, NODE_OPTIONS: `--import=${pathToFileURL(join(root, "test", "support", hook)).href}` };
  const child = spawn(heed[0], [heed[1], "node", "run", folder, "--port", String(port)], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  let out = "";
  let err = "";
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  const ended = new Promise<Ended>((resolve) => void child.once("close", (code, signal) => resolve({ code, signal, out, err })));
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString();
      if (out.includes("\n")) resolve(out.slice(0, out.indexOf("\n")));
    });
    void ended.then(() => reject(new Error(`The node did not start: ${err}`)));
  });
  return {
    address,
    pid: child.pid!,
    ended,
    said: () => err,
    async stop(signal = "SIGTERM") {
      child.kill(signal);
      return ended;
    },
  };
}

/** An officer signed in at a running node. */
export async function signIn(node: RunningNode, officer: string): Promise<Client> {
  const base = node.address.replace(/\/$/, "");
  const answer = await fetch(`${base}/v1/session`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ officer, password: PASSWORD, bearer: true }) });
  const { token } = (await answer.json()) as { readonly token: string };
  return newClient({ base, token });
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => void server.close(resolve));
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return address.port;
}
