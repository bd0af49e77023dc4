import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { inspect } from "./inspect.ts";
import { goTo, openWorkbench, sitDown, takePicture } from "./workbench.ts";
import type { Workbench } from "./workbench.ts";

let workbench: Workbench | undefined;
before(async () => {
  workbench = await openWorkbench();
});
after(async () => {
  await workbench?.[Symbol.asyncDispose]();
});

const letter = "Sofia, 7 May 2015\n\nWe draw your attention to Dawud Khasanov, born on 2 April 1991. He entered Turkey in February 2015. He may travel under the name Davud Hasanov.\n\nYours faithfully,\nStoyanka Vasileva\nHead of Unit";

test("a letter is read, marked, taken apart with one key, and recorded with what was ticked alone", async (context) => {
  if (workbench === undefined) return context.skip("no browser");
  const { page } = await sitDown(workbench, "paris", "Liaison officer");
  await goTo(page, "/intake");
  await page.getByRole("textbox", { name: "Text" }).fill(letter);
  await page.getByRole("button", { name: "Read", exact: true }).click();
  await page.getByText("Reads like: warning").waitFor();
  assert.deepEqual(await page.locator("mark[data-kind=date]").allInnerTexts(), ["7 May 2015", "2 April 1991", "February 2015"]);
  assert.deepEqual(await page.getByRole("checkbox", { checked: true }).count(), 0);
  await page.getByText("bystander: official").waitFor();
  await inspect(page, "intake");
  await takePicture(page, "intake", true);
  await page.getByRole("button", { name: "Davud Hasanov is somebody else" }).click();
  await page.getByRole("checkbox", { name: "Use Dawud Khasanov" }).check();
  await page.getByRole("checkbox", { name: "Use claim 1" }).check();
  await page.getByRole("button", { name: "Record with what is ticked" }).click();
  await page.waitForURL(/\/record/);
  await page.getByRole("heading", { name: "Record what came" }).waitFor();
  assert.equal(await page.getByRole("textbox", { name: "Name as written" }).inputValue(), "Dawud Khasanov");
  assert.equal(await page.getByRole("textbox", { name: "Other spellings and names" }).inputValue(), "");
});
