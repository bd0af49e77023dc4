import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { unwrap } from "../../src/lib/base/result.ts";
import { addMs } from "../../src/lib/clock/index.ts";
import { MessageBody } from "../../src/domain/message.ts";
import { WatchFileContent } from "../../src/domain/watch-file.ts";
import type { Acting } from "../../src/service/act.ts";
import { handOver, takeItem } from "../../src/service/item-acts.ts";
import { promiseMeasure } from "../../src/service/measures.ts";
import { approveMessage, discardDraft, draftMessage } from "../../src/service/messages.ts";
import { changeWatchFile, fileWatchFile } from "../../src/service/watch-files.ts";
import { keptOf } from "../../src/store/commands.ts";
import { between, body, on, person, send } from "../support/small.ts";
import { playWhole, scenarioDocument } from "../support/stage.ts";
import type { Stage } from "../support/stage.ts";
import { among } from "../support/transform.ts";

const lia = (key: string): Acting => ({ actor: "lia", purpose: "test", key });

/** Everything kept of commands, as one text. */
async function kept(stage: Stage, node: string): Promise<string> {
  const found = await stage.node(node).store.read((tx) => sql<{ line: string }>`select key || ' ' || result::text as line from command`.execute(tx));
  return found.rows.map((row) => row.line).join("\n");
}

test("what is kept so that a command is done once holds nobody's words and nobody's name", async () => {
  await using stage = await playWhole(among(scenarioDocument("paris-warnings.yaml"), ["ankara", "paris"]));
  const text = await kept(stage, "paris");
  assert.ok(text.split("\n").length > 10);
  for (const content of ["Mostefa", "Ismaël", "Omar", '"body"', '"content"', '"words"', '"reasons"', '"passage"']) assert.equal(text.includes(content), false, content);
});

test("a command sent again is answered as the first time, whatever has become of its row since", async () => {
  await using stage = await playWhole(between(["north", "east"], [send(on(1), "east", "north", "w1", body("warning", { persons: [person("Karim Benali")] }))]));
  const node = stage.node("north");
  const [now, later] = [addMs(stage.now, 60_000), addMs(stage.now, 120_000)];
  const content = WatchFileContent.parse({ category: "S", ground: "Seen", legalBasis: "Code", requestedAction: "none", openedOn: "2015-01-01", reviewOn: "2016-01-01", persons: [person("Jean Dupont")] });
  const draft = { id: "d1", to: ["east"], body: MessageBody.parse(body("warning", { persons: [person("Jean Dupont")] })) };
  const commands = {
    draft: () => draftMessage(node, lia("1"), draft, now),
    file: () => fileWatchFile(node, lia("2"), { id: "f1", owner: "lia", content }, now),
    take: () => takeItem(node, lia("3"), { id: "w1" }, now),
    promise: () => promiseMeasure(node, lia("4"), { id: "m1", words: "Examine the telephone", owner: "lia", due: addMs(now, 86_400_000) }, now),
    discard: () => discardDraft(node, lia("5"), { id: "d1", reasons: "Not needed" }, later),
  };
  const first = { draft: unwrap(await commands.draft()), file: unwrap(await commands.file()), take: unwrap(await commands.take()), promise: unwrap(await commands.promise()) };
  unwrap(await changeWatchFile(node, lia("6"), { id: "f1", content: { ...content, text: "More is known" } }, later));
  unwrap(await handOver(node, { actor: "sup", purpose: "test" }, { id: "w1", to: "lou", reasons: "On leave" }, later));
  const discarded = unwrap(await commands.discard());
  const before = (await stage.entries("north")).length;

  assert.deepEqual(plain(unwrap(await commands.draft())), plain(first.draft));
  assert.deepEqual(plain(unwrap(await commands.file())), plain(first.file));
  assert.deepEqual(plain(unwrap(await commands.take())), plain(first.take));
  const { dueAt: _due, nextFireAt: _fire, ...promised } = unwrap(await commands.promise());
  assert.deepEqual(plain(promised), plain(first.promise));
  assert.deepEqual(unwrap(await commands.discard()), discarded);
  assert.equal((await stage.entries("north")).length, before, "something was done again");
  assert.equal((await approveMessage(node, { ...lia("7"), actor: "sup" }, { id: "d1" }, later)).ok, false, "the draft is gone");
});

test("what would be kept with its content stops the program", async () => {
  await using stage = await playWhole(between(["north"], [{ at: on(1), node: "north", wait: {} }]));
  const entry = { seq: 1, at: on(1), actor: "lia", noun: "watch-file", event: "filed", subject: "file@x", set: {} } as const;
  await stage.node("north").store.read(async (tx) => {
    await assert.rejects(keptOf(tx, { nested: [{ words: "Karim Benali" }] }, [entry]), /with its content/u);
    assert.equal(await keptOf(tx, { id: "s1", words: ["seen before"] }, []), undefined);
    assert.deepEqual(await keptOf(tx, { id: "m1", round: 2 }, [entry]), { value: { id: "m1", round: 2 } });
  });
});

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
