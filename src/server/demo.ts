import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import { ok, unwrap } from "../lib/base/result.ts";
import { instantOf } from "../lib/clock/index.ts";
import { Officer } from "../domain/roster.ts";
import { NODE } from "../service/act.ts";
import { SALT_BYTES } from "../service/passwords.ts";
import { setPassword } from "../service/sessions.ts";
import { recordOfficer } from "../service/staff.ts";
import { allRows } from "../store/rows.ts";
import { buildApp } from "./app.ts";
import { Demonstration } from "./demonstration.ts";

/** The one password of the demonstration's officers. It exists nowhere else: a real node has none until one is set. */
export const DEMO_PASSWORD = "demonstration";

/** Posts that the record has no part for, and that a visitor may want to sit at. */
const OTHER_POSTS: readonly Officer[] = [
  { id: "border", post: "Officer at a border crossing", roles: ["counter"] },
  { id: "oversight", post: "Clerk of the inquiry", roles: ["oversight"] },
  { id: "administrator", post: "Administrator", roles: ["administrator"] },
].map((one) => Officer.parse({ ...one, name: one.post }));

export interface DemoSettings {
  readonly scenarios: string;
  readonly pages?: string;
  readonly version: string;
  readonly host: string;
  /** The first node listens here and the others on the ports after it; 0 lets the system choose. */
  readonly port: number;
  /** The node whose workbench is opened first. */
  readonly first: string;
  report(id: string, error: unknown): void;
}

export interface RunningDemo {
  /** Where each authority's workbench is. */
  readonly addresses: ReadonlyMap<string, string>;
  readonly demonstration: Demonstration;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Starts the demonstration: every authority's node and workbench on loopback, the clock where the first warning is overdue. */
export async function startDemo(options: DemoSettings): Promise<RunningDemo> {
  const demonstration = await Demonstration.open(options.scenarios);
  const addresses = new Map<string, string>();
  const apps: Awaited<ReturnType<typeof buildApp>>[] = [];
  const ids = [...demonstration.nodes.keys()].sort((a, b) => Number(b === options.first) - Number(a === options.first));
  for (const [index, authority] of ids.entries()) {
    const node = demonstration.nodes.get(authority)!;
    for (const officer of OTHER_POSTS) unwrap(await recordOfficer(node, NODE, officer, demonstration.now));
    for (const officer of await node.store.read((tx) => allRows(tx, "officer"))) {
      unwrap(await setPassword(node, NODE, { officer: officer.id, password: DEMO_PASSWORD, salt: randomBytes(SALT_BYTES), mustChange: false }, demonstration.now));
    }
    const app = await buildApp({
      node,
      version: options.version,
      clock: () => demonstration.now,
      wallClock: () => instantOf(Date.now()),
      random: randomBytes,
      ...(options.pages === undefined ? {} : { pages: options.pages }),
      demo: {
        password: DEMO_PASSWORD,
        workbenches: () => [...addresses].map(([id, url]) => ({ id, name: demonstration.scenario.authorities[id]!.name, url })),
        next: () => demonstration.next(),
        moveClock: async (to) => ok(await demonstration.moveTo(to)),
      },
      report: (id, error) => options.report(id, error),
    });
    apps.push(app);
    await app.listen({ host: options.host, port: options.port === 0 ? 0 : options.port + index });
    addresses.set(authority, `http://${options.host}:${(app.server.address() as AddressInfo).port}/`);
  }
  return {
    addresses,
    demonstration,
    async [Symbol.asyncDispose]() {
      for (const app of apps) await app.close();
      await demonstration[Symbol.asyncDispose]();
    },
  };
}
