import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { inspect } from "./inspect.ts";
import { goTo, openWorkbench, sitDown, takePicture } from "./workbench.ts";
import type { Seat, Workbench } from "./workbench.ts";

let workbench: Workbench | undefined;
let folder: string;
let pauline: Seat;
before(async () => {
  workbench = await openWorkbench();
  folder = await mkdtemp(join(tmpdir(), "heed-unit-"));
  if (workbench !== undefined) pauline = await sitDown(workbench, "paris", "Head of section");
});
after(async () => {
  await workbench?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

/** A walk of the head of section; without a browser it is skipped and says so. */
function walk(name: string, steps: (bench: Workbench) => Promise<void>): void {
  test(name, async (context) => {
    if (workbench === undefined) return context.skip("no browser");
    await steps(workbench);
    assert.deepEqual(pauline.troubles, []);
  });
}

walk("a plan of capacity is recorded, the forecast names what will be missed, and lapses are a decision", async () => {
  const { page } = pauline;
  await goTo(page, "/capacity");
  await page.getByText("No plan of capacity yet").waitFor();
  await page.getByRole("textbox", { name: "Team" }).fill("Desk");
  await page.getByRole("group", { name: "Officers of the team" }).getByRole("checkbox", { name: "Liaison officer" }).check();
  await page.getByRole("textbox", { name: "Minutes for an answer" }).fill("9000");
  await page.getByRole("button", { name: "Record the plan" }).click();
  await page.getByRole("heading", { name: "Desk", exact: true }).waitFor();
  await inspect(page, "capacity");
  await takePicture(page, "capacity", true);
  const lapse = page.getByRole("button", { name: "Let lapse what is ticked" });
  assert.equal(await lapse.getAttribute("aria-disabled"), "true", "nothing is ticked beforehand");
  await page.getByRole("checkbox", { name: /^Let lapse: Answer/ }).first().check();
  await lapse.click();
  const dialog = page.getByRole("dialog", { name: "Let these lapse" });
  await dialog.getByRole("textbox", { name: "Reasons" }).fill("Nobody is free before it is due");
  await dialog.getByRole("button", { name: "Let lapse" }).click();
  await page.getByText("1 was let lapse.").waitFor();
});

walk("weights are proposed, tried on past weeks, and put in force by nobody who proposed them", async () => {
  const { page } = pauline;
  await goTo(page, "/weights");
  await page.getByRole("heading", { name: /In force: heed-1/ }).waitFor();
  await page.getByRole("textbox", { name: "Name of the version" }).fill("spring");
  await page.getByRole("textbox", { name: "Repeated unanswered" }).fill("9");
  await page.getByRole("textbox", { name: "Why" }).fill("Repeats were answered late");
  await page.getByRole("button", { name: "Propose" }).click();
  await page.getByRole("heading", { name: "spring" }).waitFor();
  const adopt = page.getByRole("button", { name: "Put in force" });
  assert.equal(await adopt.getAttribute("aria-disabled"), "true");
  await page.getByRole("button", { name: "Try on past weeks" }).click();
  await page.getByText("With the weights in force").waitFor();
  assert.equal(await adopt.getAttribute("aria-disabled"), "true", "another decides");
  await inspect(page, "weights");
  await takePicture(page, "weights", true);
});

walk("an order to preserve is proposed, and waits for a second person", async () => {
  const { page } = pauline;
  await goTo(page, "/preservation");
  await page.getByRole("textbox", { name: "Incident" }).fill("Attacks of 13 November");
  await page.getByRole("textbox", { name: "Legal basis" }).fill("Code, Art. 1");
  await page.getByRole("textbox", { name: "Until" }).fill("2015-06-01 10:00");
  await page.getByRole("textbox", { name: "Reasons" }).fill("An inquiry is expected");
  await page.getByRole("button", { name: "Propose" }).click();
  await page.getByRole("heading", { name: "Attacks of 13 November" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Put in force" }).getAttribute("aria-disabled"), "true");
  await inspect(page, "preservation");
  await takePicture(page, "preservation", true);
});

walk("a list of another authority is held against the files of the house", async () => {
  const { page } = pauline;
  const list = join(folder, "theirs.csv");
  writeFileSync(list, "id,name,born,action,colour\n7,Omar Ismail Mostefai,1985,arrest,red\n8,Salah Abdeslam,1989,locate,blue\n");
  await goTo(page, "/watch-files/reconciliation");
  await page.locator("input[type=file]").setInputFiles(list);
  await page.getByRole("button", { name: "Compare" }).click();
  await page.getByText("2 on their list").waitFor();
  assert.match(await page.getByRole("table", { name: "On both lists, with differences" }).innerText(), /Mostefa[\s\S]*names[\s\S]*Omar Ismail Mostefai/u);
  assert.match(await page.getByRole("table", { name: "On their list alone" }).innerText(), /Salah Abdeslam/);
  await page.getByText("Not understood, and not compared: colour").waitFor();
  await inspect(page, "reconciliation");
  await takePicture(page, "reconciliation", true);
});

walk("a notice of a departure is proposed to whom it touches: a state outside the Union never of itself, and not while protection is unknown", async () => {
  const { page } = pauline;
  await goTo(page, "/compose");
  await page.getByText("Event notice", { exact: true }).click();
  await page.getByRole("textbox", { name: "Purpose" }).fill("Prevention of terrorist offences");
  await page.getByRole("textbox", { name: "In words" }).first().fill("He told a cousin that he wants to join Daesh.");
  await page.getByText("Says more than its marker").waitFor();
  await page.getByRole("combobox", { name: "What happened" }).selectOption("departure");
  await page.getByRole("textbox", { name: "When" }).fill("2014-12-20");
  await page.getByRole("textbox", { name: "Country of destination" }).fill("TR");
  await page.getByRole("textbox", { name: "Name as written" }).fill("Karim Benali");
  await page.getByRole("combobox", { name: "As", exact: true }).selectOption("suspect");
  await page.getByRole("button", { name: "Show who would be told" }).click();
  const turkey = page.getByRole("checkbox", { name: /\(TR\)$/ });
  await turkey.waitFor();
  assert.deepEqual([await turkey.isChecked(), await turkey.isDisabled()], [false, true]);
  await inspect(page, "compose, a movement");
  await takePicture(page, "compose-movement", true);
  await page.getByRole("checkbox", { name: "Linked to terrorism" }).check();
  await page.getByText("Says more than its marker").waitFor({ state: "detached" });
});

walk("a signal's link names its message, and a letter that was read can become a message of ours", async () => {
  const { page } = pauline;
  await goTo(page, "/signals");
  const links = await page.getByRole("table").getByRole("link").allInnerTexts();
  assert.ok(links.length > 0 && links.every((one) => !/^Thread$/.test(one.trim())), links.join("; "));
  await takePicture(page, "signals");
  await goTo(page, "/intake");
  await page.getByRole("textbox", { name: "Text" }).fill("We warn you of Dawud Khasanov, born on 2 April 1991, who wants to join Islamic State.");
  await page.getByRole("button", { name: "Read", exact: true }).click();
  await page.getByRole("checkbox", { name: "Use Dawud Khasanov" }).check();
  await page.getByRole("button", { name: "Write a message with it" }).click();
  await page.waitForURL(/\/compose/);
  assert.equal(await page.getByRole("textbox", { name: "Name as written" }).inputValue(), "Dawud Khasanov");
  await page.getByText("Says more than its marker").waitFor();
});
