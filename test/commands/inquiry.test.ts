import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { extractText, getDocumentProxy } from "unpdf";
import type { CommittedReport } from "../../src/domain/inquiry-commit.ts";
import { openScenario } from "../../src/server/inquiry/scenario.ts";
import { runHeed } from "../support/heed.ts";
import { between, body, GATE, person, send, step } from "../support/small.ts";
import { scenarioOf } from "../support/stage.ts";

const folder = mkdtempSync(join(tmpdir(), "heed-inquiry-"));
after(() => rmSync(folder, { recursive: true }));

const ARABIC = "إسماعيل عمر";
const SECRET = "Met Amédée in the harbour café";

/** South warns North twice of a man on North's file, and is not answered; North releases him and asks South afterwards. East took part and opens nothing. */
const scenario = between(
  ["north", "south", "east"],
  [
    step("2015-01-01T09:00:00Z", "north", { fileWatch: { id: "old", content: { category: "radicalised", ground: "A security service holds him to be a danger", legalBasis: "National rules", requestedAction: "discreet-check", openedOn: "2015-01-01", reviewOn: "2016-01-01", persons: [person("Ismaël Mostefaï", { births: [{ date: "1985-11-21" }] })] } } }),
    send("2015-01-05T09:00:00Z", "south", "north", "w1", body("warning", { text: SECRET, persons: [{ ...person("Ismail Mostefai", { births: [{ date: "1985-11-21" }] }), names: [{ text: "Ismail Mostefai" }, { text: ARABIC, use: "original-script" }] }], claims: [{ ref: "c", about: "p", says: { kind: "other", words: SECRET }, basis: "assessment", grade: "B2" }] })),
    step("2015-03-01T09:00:00Z", "north", { decide: { id: "let-go", kind: "release", person: "w1#p", reasons: "Nothing to hold MOSTEFAÏ on" } }),
    send("2015-03-05T09:00:00Z", "south", "north", "w2", body("warning", { persons: [person("Mostefai Ismail", { births: [{ date: "1985-11-21" }] })] })),
    send("2015-03-06T09:00:00Z", "north", "south", "r1", body("request", { persons: [person("Ismaël Mostefaï", { births: [{ date: "1985-11-21" }] })] }), { gate: GATE }),
    send("2015-03-07T09:00:00Z", "north", "east", "r2", body("request", { persons: [person("Ismaël Mostefaï")] })),
  ],
  { end: "2015-04-01T00:00:00Z" },
);
const file = join(folder, "scenario.yaml");
writeFileSync(file, JSON.stringify(scenario));

const mandate = { reference: "2015/7", body: "Commission of inquiry", legalBasis: "Rules of the house, Art. 137", subject: { kind: "everything" }, period: { from: "2014-01-01", to: "2015-12-31" }, nodes: ["north", "south"], clearance: "classified", expiresAt: "2016-01-01T00:00:00Z" };
const order = (name: string, content: object): string => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
};

/** Every file of a folder by its place. */
function filesIn(root: string): ReadonlyMap<string, Buffer> {
  return new Map(readdirSync(root, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => {
    const path = join(one.parentPath, one.name);
    return [path.slice(root.length + 1), readFileSync(path)] as const;
  }));
}

async function textOf(pdf: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  return text.replace(/\s+/gu, " ");
}

describe("heed inquiry", () => {
  const pack = join(folder, "pack");
  let report: CommittedReport;
  before(async () => {
    const ordered = order("order.json", { mandate, title: "What was known of a man", replies: [{ authority: "north", on: "2015-05-01", matter: "message|w1", text: "The desk had two people that week." }, { authority: "south", on: "2015-05-02", text: "We warned twice." }] });
    const ended = await runHeed(["inquiry", "--scenario", file, "--out", pack, "--mandate", ordered, "--nodes", "north", "south"]);
    assert.equal(ended.code, 0, ended.err);
    report = JSON.parse(readFileSync(join(pack, "inquiry.json"), "utf8")) as CommittedReport;
  });

  test("gives the same bytes again, every file", async () => {
    const again = join(folder, "again");
    assert.equal((await runHeed(["inquiry", "--scenario", file, "--out", again, "--mandate", join(folder, "order.json"), "--nodes", "north", "south"])).code, 0);
    const [first, second] = [filesIn(pack), filesIn(again)];
    assert.deepEqual([...second.keys()].sort(), [...first.keys()].sort());
    for (const [name, bytes] of first) assert.ok(bytes.equals(second.get(name)!), name);
    assert.ok(first.size > 10, "a pack has more files");
  });

  test("tells what is missing first, each opportunity with the reply beside it, and how late what was owed is", async () => {
    const { gaps, opportunities, duties, replies, decisions, mandate: shown } = report.report;
    assert.deepEqual(gaps.slice(0, 1).map((one) => [one.code, one.words]), [["node.missing", "Eastern liaison office took part and has not opened its node."]]);
    const warned = opportunities.find((one) => one.matter === "message|w1")!;
    assert.deepEqual(warned.replies, [{ authority: "Northern liaison office", on: "2015-05-01", text: "The desk had two people that week." }]);
    assert.deepEqual(warned.views.map((one) => one.node).sort(), ["Northern liaison office", "Southern police"]);
    assert.deepEqual(replies.map((one) => one.text), ["We warned twice."]);
    assert.equal(duties.filter((one) => one.duty === "answer" && one.creditor === "Southern police" && one.late?.startsWith("late by") === true).length, 1);
    assert.deepEqual(decisions.map((one) => [one.kind, one.post]), [["release", "Liaison officer"]]);
    assert.equal(shown?.body, "Commission of inquiry");
    assert.ok(JSON.stringify(report.report).includes(SECRET), "the full form says it");
    assert.ok(!/\b(?:lia|sup|head)\b/.test(JSON.stringify(report.report.opportunities)), "officers by function");
  });

  test("sets pages that say so in Latin and Arabic letters, numbered", async () => {
    const text = await textOf(readFileSync(join(pack, "inquiry.pdf")));
    for (const words of ["Ismaël Mostefaï", "What could not be seen", "Commission of inquiry", "The desk had two people that week.", "1 / "]) assert.ok(text.includes(words), words);
    // Letters come out of a PDF one by one, in the order they are set in.
    const letters = text.normalize("NFKC").replace(/\P{Script=Arabic}/gu, "");
    for (const word of ARABIC.split(" ")) assert.ok(letters.includes(word) || letters.includes(Array.from(word).toReversed().join("")), `${word} in ${letters.slice(0, 40)}`);
    assert.match(readFileSync(join(pack, "inquiry.pdf"), "latin1"), /pdfaid:part>2</u);
  });

  test("keeps names, dates of birth and free words out of the form to be published, which leads to the same root", async () => {
    const files = filesIn(join(pack, "publishable"));
    const published = JSON.parse(files.get("inquiry.json")!.toString("utf8")) as CommittedReport;
    assert.equal(published.root, report.root);
    assert.equal(published.form, "publishable");
    const text = [...files].filter(([name]) => !name.endsWith(".pdf")).map(([, bytes]) => bytes.toString("utf8")).join() + (await textOf(files.get("inquiry.pdf")!));
    for (const secret of ["ostefa", "OSTEFA", "Ismail", "Ismaël", ARABIC, "1985-11-21", "Amédée", "radicalised"]) assert.ok(!text.includes(secret), secret);
    assert.ok(text.includes("Person A"));
  });

  test("is checked in a folder that holds nothing but the pack", async () => {
    const ended = await runHeed(["verify", "."], { cwd: pack });
    assert.equal(ended.code, 0, ended.err);
    assert.match(ended.out, /^Valid: the full form of an inquiry.*\n\d+ receipts are signed by their recipients, [1-9]\d* of them with their place/u);
    assert.match(ended.out, /Valid: the publishable form/);
    assert.equal((await runHeed(["verify", join(pack, "publishable")])).code, 0);
  });

  test("is not valid once anything in it was changed, and says what", async () => {
    const changed = async (what: string, change: (root: string) => void, says: RegExp, code = 1) => {
      const copy = mkdtempSync(join(folder, "copy-"));
      cpSync(pack, copy, { recursive: true });
      change(copy);
      const ended = await runHeed(["verify", copy]);
      assert.equal(ended.code, code, `${what}: ${ended.out}${ended.err}`);
      assert.match(ended.err, says, what);
    };
    const { receipts } = JSON.parse(readFileSync(join(pack, "manifest.json"), "utf8")) as { receipts: { name: string; key: string }[] };
    const taken = receipts.find((each) => each.name.endsWith(".json"))!;
    const other = receipts.find((each) => each.name.endsWith(".json") && each.key !== taken.key)!;
    const receipt = taken.name;
    const edit = (root: string, name: string, from: string, to: string) => {
      const written = readFileSync(join(root, name), "utf8");
      assert.ok(written.includes(from), `${name} holds ${from}`);
      writeFileSync(join(root, name), written.replace(from, to));
    };
    const relist = (root: string) => {
      const manifest = JSON.parse(readFileSync(join(root, "manifest.json"), "utf8")) as { files: { name: string; bytes: number; sha256: string }[] };
      for (const one of manifest.files) {
        const bytes = readFileSync(join(root, one.name));
        one.bytes = bytes.length;
        one.sha256 = hash("sha256", bytes, "hex");
      }
      writeFileSync(join(root, "manifest.json"), JSON.stringify(manifest));
    };
    await changed("a file", (root) => edit(root, "inquiry.json", "late by", "done by"), /^NOT VALID: .*inquiry\.json is not the file listed/);
    await changed("a value, with its digest", (root) => (edit(root, "inquiry.json", "late by", "done by"), relist(root)), /^NOT VALID: .*inquiry\.json: it leads to the root/);
    await changed("a published value, with its digest", (root) => (edit(root, "publishable/inquiry.json", "late by", "done by"), relist(join(root, "publishable"))), /^NOT VALID: .*publishable\/: inquiry\.json: it leads to the root/);
    await changed("a receipt, with its digest", (root) => (writeFileSync(join(root, receipt), readFileSync(join(root, other.name))), relist(root)), new RegExp(`^NOT VALID: .*${receipt}`, "u"));
    await changed("a missing file", (root) => rmSync(join(root, receipt)), /^Cannot verify .*is missing/, 2);
    await changed("a path out of the pack", (root) => edit(root, "manifest.json", `"${receipt}"`, '"../../etc/passwd"'), /^Cannot verify .*manifest\.json: files\.\d+\.name must be a plain path/, 2);
    await changed("no manifest at all", (root) => writeFileSync(join(root, "manifest.json"), "nothing"), /^Cannot verify .*manifest\.json is no JSON/, 2);
  });

  test("opens nothing that the mandate does not cover", async () => {
    const refused = async (change: object, says: RegExp) => {
      const ended = await runHeed(["inquiry", "--scenario", file, "--out", join(folder, "none"), "--mandate", order("narrow.json", { mandate: { ...mandate, ...change } }), "--nodes", "north", "south"]);
      assert.equal(ended.code, 1, ended.err);
      assert.match(ended.err, says);
    };
    await refused({ expiresAt: "2015-01-01T00:00:00Z" }, /the mandate expired at 2015-01-01/);
    await refused({ nodes: ["north"] }, /does not open the node of south/);
    await refused({ period: { from: "2016-01-01", to: "2016-12-31" } }, /nothing of the mandate's period/);
  });

  test("calls a file that cannot be read by its name, and keeps a folder that is not empty", async () => {
    const code = async (args: readonly string[], says: RegExp) => {
      const ended = await runHeed(["inquiry", ...args]);
      assert.equal(ended.code, 2, ended.out);
      assert.match(ended.err, says);
    };
    await code(["--scenario", join(folder, "missing.yaml"), "--out", join(folder, "none")], /Cannot read .*missing\.yaml/);
    await code(["--scenario", file, "--out", join(folder, "none"), "--mandate", order("bad.json", { mandate: { body: "x" } })], /Cannot use .*bad\.json: mandate\.reference/);
    await code(["--scenario", file, "--out", join(folder, "none"), "--as-of", "soon"], /Cannot use --as-of soon/);
    await code(["--scenario", file, "--out", join(folder, "none"), "--nodes", "nowhere"], /Cannot open nowhere/);
    await code(["--scenario", file, "--out", pack], /Cannot write to .*: it holds/);
  });

  test("puts together what each node opened in a file of its own, to the same report", async () => {
    const { parts } = await openScenario(scenarioOf(scenario), { subject: { kind: "everything" }, nodes: ["north", "south"] });
    const names = parts.map((part) => order(`part-${part.node.id}.json`, part));
    const joined = join(folder, "joined");
    const ended = await runHeed(["inquiry", "--part", ...names.toReversed(), "--mandate", join(folder, "order.json"), "--out", joined]);
    assert.equal(ended.code, 0, ended.err);
    assert.deepEqual(JSON.parse(readFileSync(join(joined, "inquiry.json"), "utf8")), report);
    assert.equal((await runHeed(["verify", joined])).code, 0);
    const refused = async (part: unknown, says: RegExp, more: readonly string[] = []) => {
      const again = await runHeed(["inquiry", "--part", order("bad-part.json", part as object), ...more, "--out", join(folder, "none")]);
      assert.equal(again.code, 2, again.out);
      assert.match(again.err, says);
    };
    await refused({ ...parts[0], format: "heed.inquiry-part/9" }, /Cannot use .*bad-part\.json: format/);
    await refused({ ...parts[0], inquiry: { ...parts[0]!.inquiry, lines: [] } }, /inquiry\.junctures: must each stand among the lines/);
    await refused({ ...parts[0], inquiry: { ...parts[0]!.inquiry, node: "south" } }, /inquiry\.node: must be the node that opens the part/);
    await refused(parts[0], /north opened another part already/, [names[0]!]);
    await refused({ ...parts[1], asOf: "2015-02-01T00:00:00.000Z" }, /they answer different questions/, [names[0]!]);
  });

  test("as of an earlier day shows nothing that came later", async () => {
    const early = join(folder, "early");
    assert.equal((await runHeed(["inquiry", "--scenario", file, "--out", early, "--as-of", "2015-02-01", "--person", "Ismail Mostefai"])).code, 0);
    const then = JSON.parse(readFileSync(join(early, "inquiry.json"), "utf8")) as CommittedReport;
    assert.ok(then.report.chronology.length > 0);
    assert.ok(then.report.chronology.every((line) => line.knownAt < "2015-02-02"), "nothing learnt later");
    assert.ok(!JSON.stringify(then.report).includes("w2"));
    assert.equal(then.report.asOf.slice(0, 10), "2015-02-01");
  });
});
