import assert from "node:assert/strict";
import { test } from "node:test";
import { bodyOf, item, nine, person, received } from "../../test/support/person-facts.ts";
import { onEveryStore } from "../../test/support/stores.ts";
import { change } from "../domain/entry.ts";
import { liveDescriptions } from "./persons.ts";
import { appendEntries, lastStamp } from "./rows.ts";
import type { Tx } from "./store.ts";

onEveryStore("descriptions", (open) => {
  test("are read at start-up in the order in which a node that never stopped has taken them in", async () => {
    const store = await open();
    const at = nine("2014-12-15");
    const append = async (tx: Tx, ...changes: Parameters<typeof appendEntries>[2]): Promise<void> => {
      await appendEntries(tx, { at, actor: "node", self: "be", seq: (await lastStamp(tx))?.seq ?? 0 }, changes);
    };
    const message = (id: string) => received(id, "fr", "be", at, bodyOf("warning", { persons: [person("Karim Olin", { ref: "q" }), person("Omar Olin")] }));
    await store.transaction(async (tx) => {
      for (const id of ["c", "a", "b"]) await append(tx, change("message", "received", id, message(id)));
      await append(tx, change("message", "withdrawn", "a", { status: "withdrawn" }));
      await append(tx, change("message", "received", "d", message("d")), change("message", "corrected", "c", { version: 2 }));
      // What happens to an item of the same name is nothing to its message.
      await append(tx, change("item", "opened", "b", item("b", "fr", at)));
    });
    const read: string[] = [];
    await store.read(async (tx) => {
      for await (const batch of liveDescriptions(tx)) read.push(...batch.map((one) => one.id));
    });
    assert.deepEqual(read, ["b#p", "b#q", "d#p", "d#q", "c#p", "c#q"]);
  });
});
