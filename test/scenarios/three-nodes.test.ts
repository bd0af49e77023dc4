import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { z } from "zod";
import type { Client } from "../../src/contract/client.ts";
import * as messages from "../../src/contract/messages.ts";
import type { Authority } from "../../src/domain/authority.ts";
import type { MessageBody } from "../../src/domain/message.ts";
import { unwrap } from "../../src/lib/base/result.ts";
import { freePort, introduce, setUpNode, signIn, startRunning, type RunningNode } from "../support/running-node.ts";

const folder = mkdtempSync(join(tmpdir(), "heed-three-"));
const purpose = "prevention of terrorism";
const running: RunningNode[] = [];
const nodes = new Map<string, { readonly card: Authority; readonly port: number }>();

async function start(name: string): Promise<RunningNode> {
  const node = await startRunning(join(folder, name), { port: nodes.get(name)!.port });
  running.push(node);
  return node;
}

/** Looks again and again until something is so; real clocks and processes take their time. */
async function until<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
  for (const end = Date.now() + 300_000; Date.now() < end; await sleep(200)) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
  }
  throw new Error(`It did not come about in five minutes: ${what}`);
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const holders = async (client: Client) => unwrap(await client.call(messages.readHolders, { params: { id: "w1" }, query: {}, purpose })).map((one) => `${one.authority}: ${one.state}`);
const thread = async (client: Client) => unwrap(await client.call(messages.readThread, { params: { id: "t1" }, purpose }));

describe("three nodes, each a process with its database on disk", { timeout: 840_000 }, () => {
  before(async () => {
    for (const name of ["alder", "birch", "cedar"]) {
      const port = await freePort();
      nodes.set(name, { port, card: await setUpNode(join(folder, name), { id: name, country: { alder: "FR", birch: "BE", cedar: "NL" }[name]!, url: `http://127.0.0.1:${port}` }) });
    }
    for (const name of nodes.keys()) await introduce(join(folder, name), [...nodes].filter(([other]) => other !== name).map(([, { card }]) => card), { lea: "liaison", sam: "supervisor" });
  });
  after(async () => {
    for (const node of running) await node.stop("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });

  test("a warning passed on with consent, and withdrawn while the third is down, is void at the third when that returns, and its author sees it", async () => {
    const [alder, birch, cedar] = [await start("alder"), await start("birch"), await start("cedar")];
    const [author, approver] = [await signIn(alder, "lea"), await signIn(alder, "sam")];
    const [holder, second] = [await signIn(birch, "lea"), await signIn(birch, "sam")];
    const third = await signIn(cedar, "lea");
    const body: z.input<typeof MessageBody> = { kind: "warning", purpose, handling: "H2", title: "One man", persons: [{ ref: "p", names: [{ text: "Marek Olin" }], subjectClass: "suspect" }] };
    unwrap(await author.call(messages.draftMessage, { body: { id: "w1", thread: "t1", to: ["birch"], body } }));
    unwrap(await approver.call(messages.approveMessage, { params: { id: "w1" }, body: {} }));
    await until("the warning is at the second", async () => (await holders(author))[0] === "birch: delivered");

    const early = await holder.call(messages.forwardMessage, { params: { id: "w1" }, body: { messageId: "fw1", to: ["cedar"], consent: "given", text: "" } });
    assert.equal(early.ok ? "" : early.error.code, "forward.consent");
    unwrap(await holder.call(messages.askConsent, { params: { id: "w1" }, body: { messageId: "q1", target: "cedar", answerBy: inDays(1), reasons: "He lives there" } }));
    await until("the wish is at the first", async () => (await author.call(messages.readConsents, { params: { id: "w1" }, purpose })).ok && unwrap(await author.call(messages.readConsents, { params: { id: "w1" }, purpose })).length > 0);
    const alone = await author.call(messages.decideConsent, { params: { id: "q1" }, body: { granted: true, until: inDays(7), reasons: "For this journey" } });
    assert.equal(alone.ok ? "" : alone.error.code, "authorisation.denied");
    unwrap(await approver.call(messages.decideConsent, { params: { id: "q1" }, body: { granted: true, until: inDays(7), reasons: "For this journey" } }));
    await until("the consent is at the second", async () => unwrap(await holder.call(messages.readConsents, { params: { id: "w1" }, purpose }))[0]?.state === "granted");
    unwrap(await holder.call(messages.forwardMessage, { params: { id: "w1" }, body: { messageId: "fw1", to: ["cedar"], consent: "given", text: "" } }));
    unwrap(await second.call(messages.approveMessage, { params: { id: "fw1" }, body: {} }));
    await until("the first is told that the third has it", async () => (await holders(author))[1] === "cedar: delivered");
    const state = async (client: Client, id: string) => (await thread(client)).items.find((one) => one.id === id)?.state;
    assert.equal(await state(third, "fw1"), "open");

    await cedar.stop("SIGKILL");
    unwrap(await approver.call(messages.withdrawMessage, { params: { id: "w1" }, body: { reasons: "It was about somebody else" } }));
    await until("it is void at the second", async () => (await holders(author))[0] === "birch: void");
    assert.deepEqual(await holders(author), ["birch: void", "cedar: recalling"]);
    const soon = await holder.call(messages.confirmReplacement, { params: { id: "w1" }, body: { words: "Erased" } });
    assert.equal(soon.ok ? "" : soon.error.code, "replacement.onward");

    const again = await signIn(await start("cedar"), "lea");
    await until("it is void at the third", async () => (await state(again, "fw1")) === "void");
    await until("the first sees that", async () => (await holders(author))[1] === "cedar: void");
    unwrap(await again.call(messages.confirmReplacement, { params: { id: "fw1" }, body: { words: "Erased" } }));
    await until("the third's word is at the first", async () => (await holders(author))[1] === "cedar: confirmed");
    unwrap(await holder.call(messages.confirmReplacement, { params: { id: "w1" }, body: { words: "Erased" } }));
    await until("everybody has confirmed", async () => (await holders(author)).join() === "birch: confirmed,cedar: confirmed");
  });
});
