import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import type { Authority } from "../../src/domain/authority.ts";
import { change } from "../../src/domain/entry.ts";
import { ok, unwrap } from "../../src/lib/base/result.ts";
import { utf8 } from "../../src/lib/base/bytes.ts";
import type { Instant } from "../../src/lib/clock/index.ts";
import { envelopeDigest, signEnvelope, writeReceipt } from "../../src/lib/envelope/index.ts";
import { keyLine, signatureLine, cosignNote, parseNote } from "../../src/lib/ledger/index.ts";
import { openNodeFolder } from "../../src/server/node-folder.ts";
import type { OpenNode } from "../../src/server/node.ts";
import { act, NODE } from "../../src/service/act.ts";
import { ownKey, proveArrival, readCheckpoint } from "../../src/service/ledger.ts";
import { keepProof } from "../../src/store/witness.ts";
import { buildVerifier } from "../support/go.ts";
import { runHeed } from "../support/heed.ts";
import { testNoteKey } from "../support/ledger.ts";
import { root } from "../support/repository.ts";
import { setUpNode } from "../support/running-node.ts";

const folder = mkdtempSync(join(tmpdir(), "heed-log-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const at = (...path: string[]): string => join(folder, ...path);
const first = "2015-06-10T09:00:00.000Z" as Instant;

let card: Authority;
let key = "";
const ids = Array.from({ length: 300 }, (_, i) => `00000000-0000-7000-8000-${String(i).padStart(12, "0")}`);

before(async () => {
  card = await setUpNode(at("node"), { id: "paris", country: "FR", url: "http://127.0.0.1:1" });
  writeFileSync(at("card.json"), JSON.stringify(card));
  await withNode(async (node) => {
    await receive(node, ids.slice(0, 40));
    writeFileSync(at("older"), unwrap(await readCheckpoint(node, "exchange")));
    await receive(node, ids.slice(40));
    key = keyLine(ownKey(node, "exchange"));
    const witness = testNoteKey("brussels", 4, "7");
    const proof = Buffer.from(unwrap(await proveArrival(node, ids[123]!)));
    writeFileSync(at("receipt.tlog-proof"), proof);
    await node.store.transaction((tx) => keepProof(tx, "of/ours", proof.toString("utf8"))); // as if a peer had given it for one of ours
    const { text } = unwrap(parseNote(utf8(proof.toString("utf8").split("\n\n").slice(1).join("\n\n"))));
    writeFileSync(at("cosigned.tlog-proof"), Buffer.concat([proof, Buffer.from(signatureLine(cosignNote(text, witness.key, 1_433_930_400, witness.pair.sign)))]));
    writeFileSync(at("policy"), `witness W ${keyLine(witness.key)}\nquorum W\n`);
  });
  assert.equal((await runHeed(["node", "log", at("node"), at("log")])).out, `300 leaves of paris/exchange in ${at("log")}, with 1 proofs of what peers received\n`);
  assert.deepEqual(readFileSync(at("log", "proofs", "of_ours.tlog-proof")), readFileSync(at("receipt.tlog-proof")));
});

async function withNode(use: (node: OpenNode) => Promise<void>): Promise<void> {
  await using node = unwrap(await openNodeFolder(at("node"), undefined));
  await use(node);
}

/** Has the node receive envelopes, with true receipts. */
async function receive(node: OpenNode, envelopes: readonly string[]): Promise<void> {
  unwrap(
    await act(node, NODE, { action: "deliver" }, first, async (work) => {
      await work.append(
        ...envelopes.map((id) => {
          const seq = ids.indexOf(id) + 1;
          const header = { v: 1, id, kind: "warning", from: "ankara", to: "paris", seq, warning: `m-${id}`, version: 1, issued: work.now, priority: "P3", handling: "H0", purpose: "test", must_understand: [] } as const;
          const bytes = signEnvelope({ header, body: { id }, keyId: "ankara-1", sign: (data) => node.keys.sign(data), hash: (data) => node.hash(data) });
          const digest = envelopeDigest(bytes, (data) => node.hash(data));
          const receipt = writeReceipt({ envelope: id, digest, from: "ankara", to: "paris", receivedAt: work.now }, { keyId: node.keys.keyId, sign: (data) => node.keys.sign(data) });
          return change("envelope", "received", id, { id, direction: "in", peer: "ankara", message: `m-${id}`, seq, priority: "P3", digest, at: work.now, bytes: Buffer.from(bytes).toString("base64"), receipt: Buffer.from(receipt).toString("base64"), receivedAt: work.now });
        }),
      );
      return ok(true);
    }),
  );
}

/** A copy of the log's files with one of them changed. */
function altered(name: string, path: string, alter: (bytes: Buffer) => Uint8Array | undefined): string {
  cpSync(at("log"), at(name), { recursive: true });
  const bytes = alter(readFileSync(at(name, path)));
  if (bytes === undefined) rmSync(at(name, path));
  else writeFileSync(at(name, path), bytes);
  return at(name);
}

const flip = (position: number) => (bytes: Buffer): Buffer => {
  const copy = Buffer.from(bytes);
  copy[position] = copy[position]! ^ 1;
  return copy;
};
const exchanged = (bytes: Buffer): Buffer => Buffer.concat([bytes.subarray(32, 64), bytes.subarray(0, 32), bytes.subarray(64)]);

/** Files of the log, each altered in one way: no verifier may accept any. */
const ALTERED: readonly (readonly [name: string, path: string, alter: (bytes: Buffer) => Uint8Array | undefined, told: RegExp])[] = [
  ["flipped-leaf", "tile/entries/000", flip(1_000), /NOT VALID: .*leaf \d+ is not the one whose hash is in tile\/0\/000/],
  ["flipped-tile", "tile/0/000", flip(700), /NOT VALID: .*leaf 21 is not the one/],
  ["flipped-above", "tile/1/000.p/1", flip(3), /NOT VALID: .*tile\/1\/000\.p\/1 does not follow .* at hash 0/],
  ["reordered", "tile/0/001.p/44", exchanged, /NOT VALID: .*leaf 256 is not/],
  ["cut", "tile/entries/001.p/44", (bytes) => bytes.subarray(0, -5), /NOT VALID: .*tile\/entries\/001\.p\/44 is no bundle of 44/],
  ["removed", "tile/0/001.p/44", () => undefined, /NOT VALID: .*tile\/0\/001\.p\/44 is missing/],
  ["lengthened", "tile/0/001.p/44", (bytes) => Buffer.concat([bytes, bytes.subarray(0, 32)]), /NOT VALID: .*has 1440 bytes, not 1408/],
  ["resized", "checkpoint", (bytes) => Buffer.from(bytes.toString("utf8").replace("\n300\n", "\n299\n")), /NOT VALID: .*signature of paris\/exchange does not hold/],
];

/** Checks what `heed verify` says. */
async function check(args: readonly string[], code: number, says: RegExp): Promise<void> {
  const ended = await runHeed(["verify", ...args]);
  assert.equal(ended.code, code, ended.out + ended.err);
  assert.match(code === 0 ? ended.out : ended.err, says);
}

describe("heed verify", () => {
  test("checks a receipt in its log with the recipient's card alone", async () => {
    await check([at("receipt.tlog-proof"), "--key", at("card.json")], 0, /^Valid: Police of paris \(paris\) received envelope 00000000-0000-7000-8000-000000000123 from ankara on 2015-06-10T09:00:00\.000Z\.\n[^]*It is leaf 123 of the recipient's log, which had 300 leaves/);
    await check([at("receipt.tlog-proof"), "--key", card.node!.publicKey], 0, /^Valid: paris received/);
    await check([at("cosigned.tlog-proof"), "--key", at("card.json"), "--policy", at("policy")], 0, /Seen in that log by brussels on 2015-06-10T10:00:00\.000Z\./);
  });

  test("refuses a receipt that is altered, of another log, or that too few have seen", async () => {
    const proof = readFileSync(at("receipt.tlog-proof"), "utf8");
    const write = (name: string, text: string): string => {
      writeFileSync(at(name), text);
      return at(name);
    };
    await check([write("a", proof.replace("index 123", "index 124")), "--key", at("card.json")], 1, /NOT VALID: .*hashes lead to/);
    await check([write("b", proof.replace("\n300\n", "\n301\n")), "--key", at("card.json")], 1, /NOT VALID: .*signature of paris\/exchange does not hold/);
    await check([at("receipt.tlog-proof"), "--key", at("card.json"), "--policy", at("policy")], 1, /NOT VALID: .*quorum W is not met: nobody cosigned/);
    const other = { ...card, id: "lyon", node: { ...card.node! } };
    await check([at("receipt.tlog-proof"), "--key", write("other.json", JSON.stringify(other))], 1, /NOT VALID: .*of the log paris\/exchange, not of one of lyon/);
    const [head = "", ...rest] = proof.split("\n\n");
    const lines = head.split("\n");
    const extra = JSON.parse(Buffer.from(lines[1]!.slice(6), "base64").toString("utf8")) as Record<string, string>;
    const withExtra = (changed: object): string => [[lines[0], `extra ${Buffer.from(JSON.stringify(changed)).toString("base64")}`, ...lines.slice(2)].join("\n"), ...rest].join("\n\n");
    await check([write("c", withExtra({ content: Buffer.from("{}").toString("base64"), leaf: extra["leaf"], salt: extra["salt"] })), "--key", at("card.json")], 1, /NOT VALID: .*not what the entry in the log committed to/);
    await check([write("d", withExtra({ leaf: extra["leaf"] })), "--key", at("card.json")], 1, /NOT VALID: .*has been erased/);
    await check([write("e", proof.slice(0, 400)), "--key", at("card.json")], 2, /Cannot verify .*it is no/);
  });

  test("checks a log's files against its checkpoint, and that it begins with an older one", async () => {
    await check([at("log", "checkpoint"), "--key", at("card.json")], 0, /^Valid: the log paris\/exchange has 300 leaves/);
    await check([at("log", "checkpoint"), "--key", at("card.json"), "--log", at("log"), "--since", at("older")], 0, /begins with the log of 40 leaves .* unchanged\.\nIts files in .* are that log, with 300 leaves\./);
    await check([at("older"), "--key", at("card.json"), "--since", at("log", "checkpoint"), "--log", at("log")], 2, /the other way round/);
    await check([at("log", "checkpoint"), "--key", at("card.json"), "--since", at("older")], 2, /give --log/);
  });

  for (const [name, path, alter, told] of ALTERED) {
    test(`names what is wrong with a log that was ${name}`, async () => {
      const place = altered(name, path, alter);
      await check([join(place, "checkpoint"), "--key", at("card.json"), "--log", place], 1, told);
    });
  }
});

const built = process.env["HEED_NO_GO"] === undefined ? buildVerifier() : { missing: "HEED_NO_GO is set" };

describe("a program in Go that knows nothing of Heed", { skip: "missing" in built ? built.missing : false }, () => {
  const go = (...args: string[]): { readonly code: number | null; readonly said: string } => {
    const ended = spawnSync("program" in built ? built.program : "", [key, ...args], { encoding: "utf8" });
    return { code: ended.status, said: `${ended.stdout}${ended.stderr}` };
  };

  test("accepts the log, its checkpoints and every leaf's proof", () => {
    assert.deepEqual(go("log", at("log"), at("older")), { code: 0, said: "log paris/exchange of 300 holds\n" });
    const golden = join(root, "test", "vectors", "ledger", "tessera-log");
    const ended = spawnSync("program" in built ? built.program : "", ["example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx", "log", golden], { encoding: "utf8" });
    assert.equal(ended.stdout, "log example.com/log/testdata of 15 holds\n");
  });

  test("accepts a receipt in its log, and says who received what when", () => {
    for (const name of ["receipt.tlog-proof", "cosigned.tlog-proof"]) {
      const { code, said } = go("proof", at(name));
      assert.equal(code, 0, said);
      assert.match(said, /^paris\/exchange logged at 2015-06-10T09:00:00\.000Z that it received [0-9a-f]{64} from ankara\n$/);
    }
  });

  test("refuses every log and proof that was altered", () => {
    for (const [name, path, alter] of ALTERED) assert.equal(go("log", altered(`go-${name}`, path, alter)).code, 1, name);
    const proof = readFileSync(at("receipt.tlog-proof"), "utf8");
    for (const [from, to] of [["index 123", "index 122"], ["\n300\n", "\n301\n"], ["extra e", "extra f"], ["paris/exchange\n300", "lyon/exchange\n300"]] as const) {
      assert.ok(proof.includes(from));
      writeFileSync(at("go-proof"), proof.replace(from, to));
      assert.equal(go("proof", at("go-proof")).code, 1, `${from} to ${to}`);
    }
  });
});

describe("heed doctor", () => {
  test("says that a node is whole, and names the leaf that was altered, with another exit code", async () => {
    const whole = await runHeed(["doctor", at("node")]);
    assert.deepEqual([whole.code, whole.out, whole.err], [0, "300 entries, 300 leaves in the exchange log, 0 in the audit log: whole\n", ""]);
    await withNode(async (node) => {
      await node.store.transaction(async (tx) => {
        await sql`alter table ledger_leaf disable trigger user`.execute(tx);
        await sql`update ledger_leaf set leaf = set_byte(leaf, 30, get_byte(leaf, 30) # 1) where idx = 77`.execute(tx);
      });
    });
    const altered77 = await runHeed(["doctor", at("node")]);
    assert.equal(altered77.code, 1);
    assert.match(altered77.err, /^exchange log, leaf 77: was altered$/m);
    assert.match(altered77.out, /NOT WHOLE/);
    const missing = await runHeed(["doctor", at("nowhere")]);
    assert.deepEqual([missing.code, /Cannot find/.test(missing.err)], [1, true]);
  });
});
