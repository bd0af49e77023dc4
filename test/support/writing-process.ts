// Opens the store in the folder it is given and writes without end. Each transaction adds two rows; its number is
// printed once it is acknowledged. Killed by the test that started it.
import { writeSync } from "node:fs";
import { jsonText } from "../../src/store/schema.ts";
import { describeStoreError, openStore } from "../../src/store/store.ts";

const folder = process.argv[2] ?? "";
const opened = await openStore({ kind: "folder", folder });
if (!opened.ok) {
  writeSync(2, describeStoreError(opened.error));
  process.exit(3);
}
const store = opened.value;
const last = await store.read((tx) => tx.selectFrom("entry").select((eb) => eb.fn.max("seq").as("seq")).executeTakeFirst());
writeSync(1, "open\n");
for (let seq = (last?.seq ?? 0) + 1; ; seq++) {
  await store.transaction(async (tx) => {
    const entry = { seq, at: "2014-12-15T09:00:00.000Z", actor: "officer", kind: "item.opened", subject: `s${seq % 10}`, data: jsonText({ filler: "x".repeat(seq % 500) }), digest: "d" };
    await tx.insertInto("entry").values(entry).execute();
    await tx.insertInto("content").values({ seq, body: jsonText({ seq }) }).execute();
  });
  writeSync(1, `${seq}\n`);
}
