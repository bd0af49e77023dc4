import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import type { Instant } from "../../src/lib/clock/index.ts";
import { note } from "./figures.ts";
import { inspect } from "./inspect.ts";
import { goTo, openSeat, openWorkbench, settled, sitDown, takePicture } from "./workbench.ts";
import type { Seat, Workbench } from "./workbench.ts";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

let workbench: Workbench | undefined;
let louis: Seat;

before(async () => {
  workbench = await openWorkbench();
});
after(async () => {
  await workbench?.[Symbol.asyncDispose]();
});

/** A walk through the workbench; without a browser it is skipped and says so. */
function walk(name: string, steps: (bench: Workbench) => Promise<void>): void {
  test(name, async (context) => {
    if (workbench === undefined) return context.skip("no browser");
    await steps(workbench);
  });
}

async function pictured(page: Page, path: string, name: string): Promise<void> {
  await goTo(page, path);
  await inspect(page, name);
  await takePicture(page, name);
}

const threadOf = (page: Page) => new URL(page.url()).pathname;

describe("at the moment when the first warning is overdue", () => {
  walk("an officer signs in with one click, says what for, and sees what is owed", async (bench) => {
    const seat = await openSeat(bench, "paris");
    await seat.page.goto("/");
    await seat.page.getByRole("heading", { name: "Sign in" }).waitFor();
    await inspect(seat.page, "sign in");
    await takePicture(seat.page, "sign-in");
    await seat.context.close();

    louis = await sitDown(bench, "paris", "Liaison officer");
    await louis.page.getByRole("heading", { name: "Desk" }).waitFor();
    const rows = louis.page.getByRole("table", { name: "What is owed, most urgent first" }).getByRole("row");
    assert.match(await rows.nth(1).innerText(), /overdue[\s\S]*Acknowledgement[\s\S]*Warning[\s\S]*overdue since[\s\S]*terrorism[\s\S]*rung 2/);
    assert.match(await louis.page.getByRole("button", { name: /Purpose/ }).innerText(), /Answering what is owed.*2014\/118/s);
    await inspect(louis.page, "desk");
    await takePicture(louis.page, "desk");
  });

  walk("what others owe us stands apart, with its count", async () => {
    await louis.page.getByRole("link", { name: /Owed to us/ }).click();
    await louis.page.waitForURL(/side=creditor/);
    await settled(louis.page);
    assert.match(await louis.page.getByRole("table").innerText(), /Owed by[\s\S]*Ankara/);
    await inspect(louis.page, "desk, owed to us");
    await takePicture(louis.page, "desk-owed-to-us");
  });

  walk("the keyboard alone goes from the desk into a thread", async () => {
    await goTo(louis.page, "/");
    await louis.page.keyboard.press("j");
    await louis.page.keyboard.press("j");
    await louis.page.keyboard.press("k");
    const name = await louis.page.evaluate(() => document.activeElement?.textContent ?? "");
    await louis.page.keyboard.press("Enter");
    await louis.page.waitForURL(/\/threads\//);
    await settled(louis.page);
    assert.notEqual(name, "");
    assert.equal(await louis.page.title(), "Thread · Heed", "the window's title names nobody");
  });

  walk("a thread shows the clock, its calculation, the candidate with reasons, and what is not open with the reason", async () => {
    const { page } = louis;
    const owed = page.getByRole("complementary", { name: "Clocks" });
    await owed.getByText("How this date came about").first().click();
    assert.match(await owed.innerText(), /Began to run: 7 days under heed.*\n.*rule 1/);
    assert.match(await owed.innerText(), /Let lapse\s+For a supervisor to decide/);
    const closed = owed.getByRole("button", { name: "Let lapse" });
    assert.equal(await closed.getAttribute("aria-disabled"), "true");
    await closed.focus();
    assert.equal(await closed.evaluate((element) => element === document.activeElement), true, "one can reach it and hear why");
    const candidate = page.getByRole("article", { name: /Mostefa.*Mostefa/ });
    assert.match(await candidate.innerText(), /Speaks for it[\s\S]*transliteration[\s\S]*Speaks against it[\s\S]*another order/);
    await inspect(page, "thread");
    await takePicture(page, "thread");
  });

  walk("a receipt can be downloaded as the exact signed bytes", async () => {
    const { page } = louis;
    await page.getByText("Signed receipt held").first().click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download receipt" }).first().click()]);
    const receipt: unknown = JSON.parse(readFileSync(await download.path(), "utf8"));
    assert.ok(typeof receipt === "object" && receipt !== null && "signatures" in receipt && "payload" in receipt);
  });

  walk("every list is open, explained, and free of faults in both themes", async () => {
    const { page } = louis;
    await pictured(page, "/matches", "matches");
    await pictured(page, "/signals", "signals");
    await pictured(page, "/messages", "messages");
    await pictured(page, "/watch-files", "watch-files");
    await page.getByRole("table").getByRole("link").first().click();
    await settled(page);
    await inspect(page, "watch file");
    await takePicture(page, "watch-file");
    await pictured(page, "/watch-files/new", "watch-file-form");
    await pictured(page, "/peers", "peers");
    await pictured(page, "/staff", "staff");
    await pictured(page, "/no/such/page", "not-found");
    assert.deepEqual(louis.troubles, []);
  });

  walk("the bar moves the clock of all nodes, and the desk follows by itself", async (bench) => {
    const { page } = louis;
    await goTo(page, "/");
    const bar = page.getByRole("region", { name: "Demonstration" });
    const then = bench.demo.demonstration.now;
    await Promise.all([page.waitForResponse(/demo\/clock/), bar.getByRole("button", { name: "To the next event" }).click()]);
    assert.ok(bench.demo.demonstration.now > then);
    await bar.getByRole("button", { name: "Move the clock" }).click();
    await page.getByRole("menuitem", { name: "1 day on" }).click();
    await page.getByText(/overdue by \d+ d/).first().waitFor();
  });
});

describe("after the attacks, when the request has been written", () => {
  walk("the desk has climbed and says so", async (bench) => {
    await bench.demo.demonstration.moveTo("2015-11-18T09:00:00.000Z" as Instant);
    await goTo(louis.page, "/");
    assert.match(await louis.page.getByRole("table").innerText(), /overdue by \d+ d[\s\S]*rung 3/);
  });

  walk("a search finds another spelling, says why, and keeps the name out of address and title", async () => {
    const { page } = louis;
    await page.keyboard.press("/");
    await page.getByRole("heading", { name: "Search" }).waitFor();
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("Mostefai Omar Ismail");
    await page.keyboard.press("Enter");
    await page.getByText(/descriptions? found/).waitFor();
    assert.match(await page.getByRole("table").innerText(), /Ismaël Omar Mostefaï[\s\S]*likeness \d+ of 100/);
    assert.doesNotMatch(page.url() + (await page.title()), /mostef/i);
    await inspect(page, "search");
    await takePicture(page, "search");
  });

  walk("a person has one chronology, contradictions in words, an open stay, and a date in the address", async () => {
    const { page } = louis;
    await page.getByRole("table").getByRole("link", { name: /Mostefa/ }).first().click();
    await page.waitForURL(/\/persons\//);
    await settled(page);
    const beside = page.getByRole("complementary");
    assert.match(await page.getByRole("main").innerText(), /What cannot all be true[\s\S]*says 2012[\s\S]*says 2013/);
    const lanes = page.getByRole("group", { name: "In lanes by authority" });
    await lanes.getByText("Turkish National Police, Ankara").waitFor();
    await page.getByRole("button", { name: "Closer" }).click();
    await page.getByText(/lie outside this stretch of time/).waitFor();
    await page.getByRole("button", { name: "Everything", exact: true }).click();
    await page.getByText(/outside this stretch of time/).waitFor({ state: "detached" });
    assert.match(await beside.innerText(), /Open stays[\s\S]*Entry into TR without an exit/);
    await inspect(page, "person");
    await takePicture(page, "person");
    await page.getByRole("textbox", { name: "As of" }).fill("2014-12-20");
    await page.getByRole("button", { name: "Show", exact: true }).first().click();
    await page.getByText(/As this node knew it on 20 Dec 2014/).waitFor();
    assert.match(page.url(), /asOf=2014-12-20/);
    await page.getByText("No two claims contradict each other").waitFor();
    await page.getByRole("textbox", { name: "As of" }).fill("12/20/2014");
    await page.getByRole("button", { name: "Show", exact: true }).first().click();
    await page.getByText("Not a day: write it as 2015-07-14.").waitFor();
  });

  walk("a decision shows first what is on file, and that none of it is a ground", async () => {
    const { page } = louis;
    await page.getByRole("button", { name: "Now", exact: true }).click();
    await page.getByRole("button", { name: "Record a decision" }).click();
    const dialog = page.getByRole("dialog", { name: "Record a decision" });
    await dialog.getByText("On this person").waitFor();
    assert.match(await dialog.innerText(), /Nothing shown here is a ground against a person/);
    await inspect(page, "decision");
    await takePicture(page, "decision");
    await dialog.getByRole("button", { name: "Record the decision" }).click();
    await dialog.getByText("This must be filled in.").first().waitFor();
    await dialog.getByRole("combobox", { name: "Decision" }).selectOption("share");
    await dialog.getByRole("textbox", { name: "Reasons" }).fill("Brussels is concerned");
    await dialog.getByRole("button", { name: "Record the decision" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByText("Brussels is concerned").waitFor();
  });

  walk("a candidate is confirmed with reasons, and the decision can be undone", async () => {
    const { page } = louis;
    await goTo(page, "/matches");
    const candidates = page.getByRole("article");
    const waiting = await candidates.count();
    const name = await candidates.first().getAttribute("aria-label");
    const open = await candidates.first().getByRole("link", { name: /from / }).first().getAttribute("href");
    await candidates.first().getByRole("button", { name: "Same person" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Reasons" }).fill("Same man in both accounts");
    await dialog.getByRole("button", { name: "Same person" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.waitForFunction((count) => document.querySelectorAll("article").length < count, waiting);
    await goTo(page, open ?? "/");
    await page.getByText(/match(?:es)? decided/).click();
    const decided = page.getByRole("article", { name: name ?? "" }).filter({ hasText: "Same man in both accounts" });
    assert.match(await decided.innerText(), /confirmed by Liaison officer/);
    await decided.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("dialog").getByRole("textbox", { name: "Reasons" }).fill("Pressed too early");
    await page.getByRole("dialog").getByRole("button", { name: "Undo" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    const more = page.getByRole("button", { name: /Show \d+ more/ });
    await more.or(page.getByText("Pressed too early")).first().waitFor();
    if (await more.isVisible()) await more.click();
    await page.getByRole("article", { name: name ?? "" }).filter({ hasText: "Pressed too early" }).getByRole("button", { name: "Same person" }).waitFor();
  });

  walk("a warning is taken, and the sender's screen shows it without being asked", async (bench) => {
    const { page } = louis;
    const aylin = await sitDown(bench, "ankara", "Liaison officer");
    await goTo(page, "/");
    await page.getByRole("row", { name: /Warning/ }).getByRole("link").first().click();
    await page.waitForURL(/\/threads\//);
    await settled(page);
    await goTo(aylin.page, threadOf(page));
    const there = aylin.page.getByRole("complementary", { name: "Clocks" });
    const taken = there.locator("li[aria-current=step]", { hasText: "Taken" });
    const earlier = await taken.count();
    await page.getByRole("button", { name: "Take it" }).first().click();
    await page.getByText("It is taken.").first().waitFor();
    await aylin.page.waitForFunction((count) => document.querySelectorAll("li[aria-current=step]").length > 0 && [...document.querySelectorAll("li[aria-current=step]")].filter((one) => one.textContent?.includes("Taken")).length > count, earlier);
    assert.deepEqual(aylin.troubles, []);
    await takePicture(aylin.page, "thread-at-the-sender");
    await aylin.context.close();
  });

  walk("two people who have one thread open see each other, and no longer once one has gone", async (bench) => {
    const { page } = louis;
    const pauline = await sitDown(bench, "paris", "Head of section");
    await goTo(pauline.page, threadOf(page));
    await pauline.page.getByText("Liaison officer has this open too").waitFor();
    await page.getByText("Head of section has this open too").waitFor();
    await pauline.context.close();
    await page.getByText("Head of section has this open too").waitFor({ state: "detached" });
  });

  walk("a lost connection is seen, what was typed stays, what failed says so, and all heals by itself", async () => {
    const { page, context } = louis;
    const thread = threadOf(page);
    await page.getByRole("complementary", { name: "Clocks" }).getByRole("button", { name: "Hand over" }).first().click();
    const dialog = page.getByRole("dialog", { name: "Hand over" });
    await dialog.getByRole("combobox", { name: "To" }).selectOption({ label: "Head of section" });
    await dialog.getByRole("textbox", { name: "Reasons" }).fill("His matter");
    await context.setOffline(true);
    await dialog.getByRole("button", { name: "Hand over" }).click();
    await dialog.getByText("The node does not answer. What you typed is kept; try again.").waitFor();
    assert.equal(await dialog.getByRole("textbox", { name: "Reasons" }).inputValue(), "His matter");
    await dialog.getByRole("button", { name: "Cancel" }).last().click();
    await page.getByText(/Connection to the node lost/).waitFor();
    await inspect(page, "lost connection");
    await takePicture(page, "lost-connection");
    await context.setOffline(false);
    await page.getByText(/Connection to the node lost/).waitFor({ state: "detached" });
    assert.equal(threadOf(page), thread);
    // The refusals of those minutes are what was walked through, and no troubles.
    louis.troubles.length = 0;
  });

  walk("an answer to a partner outside the Union passes the gate, question by question", async () => {
    const { page } = louis;
    const owed = page.getByRole("complementary", { name: "Clocks" });
    await owed.getByRole("button", { name: "Answer", exact: true }).first().click();
    const dialog = page.getByRole("dialog", { name: "Answer" });
    await dialog.getByRole("combobox", { name: "Outcome" }).selectOption("known");
    await dialog.getByRole("textbox", { name: "Answer in words" }).fill("Known here since 2010.");
    await inspect(page, "answer");
    await takePicture(page, "answer");
    await dialog.getByRole("button", { name: "Send the answer" }).click();
    assert.equal(await dialog.isVisible(), true, "nothing leaves before the questions are answered");
    await dialog.getByRole("textbox", { name: "Purpose of the transfer" }).fill("Prevention of terrorist offences");
    await dialog.getByRole("combobox", { name: "Information from elsewhere" }).selectOption("own-information");
    await dialog.getByRole("textbox", { name: /Safeguards/ }).fill("Not to be passed on without consent");
    await dialog.getByRole("checkbox", { name: /recipient is competent/ }).check();
    await dialog.getByRole("checkbox", { name: /motive/ }).check();
    await dialog.getByRole("checkbox", { name: /torture/ }).check();
    await dialog.getByRole("button", { name: "Send the answer" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("article", { name: "Answer" }).getByText("Known here since 2010.").waitFor();
    assert.match(await owed.innerText(), /Nothing more is owed here/);
  });

  walk("a letter with a name in Arabic is recorded by hand, shown right to left, and matched", async () => {
    const { page } = louis;
    await goTo(page, "/record");
    await page.getByRole("combobox", { name: "From" }).selectOption({ label: "Turkish National Police, Ankara" });
    await page.getByRole("textbox", { name: "Subject" }).fill("A traveller of the same name");
    await page.getByRole("textbox", { name: "Name as written" }).fill("إسماعيل عمر مصطفاي");
    await page.getByRole("combobox", { name: "As" }).selectOption("other");
    await page.getByRole("textbox", { name: "Born" }).fill("29 on 2015-11-16");
    await page.getByRole("textbox", { name: "Other spellings and names" }).fill("Ismail Omar Mostefai");
    await inspect(page, "record");
    await takePicture(page, "record");
    await page.getByRole("button", { name: "Record", exact: true }).click();
    await page.waitForURL(/\/threads\//);
    await settled(page);
    const name = page.getByText("إسماعيل عمر مصطفاي").first();
    assert.equal(await name.evaluate((element) => element.closest("bdi") !== null), true);
    await page.getByRole("article", { name: /إسماعيل/ }).getByText("possible match").first().waitFor();
    await inspect(page, "recorded thread");
    await takePicture(page, "thread-arabic");
  });

  walk("before a request leaves, what we have not answered ourselves is shown, and another person approves", async (bench) => {
    const { page } = louis;
    await goTo(page, "/compose");
    await page.getByText("Request", { exact: true }).click();
    await page.getByRole("checkbox", { name: "Turkish National Police, Ankara" }).check();
    await page.getByRole("textbox", { name: "Subject" }).fill("Request about a traveller");
    await page.getByRole("textbox", { name: "Purpose", exact: true }).fill("Prevention of terrorist offences");
    for (const field of ["Information sought", "Facts", "Why the addressee may have it", "Link between purpose and person"]) await page.getByRole("textbox", { name: field }).fill(`${field} in words`);
    await page.getByRole("textbox", { name: "Name as written" }).fill("Ismaël Omar Mostefaï");
    await page.getByRole("combobox", { name: "As" }).selectOption("suspect");
    await page.getByRole("button", { name: "Draft it" }).click();
    await page.getByText("The questions of the gate are not all answered.").waitFor();
    await page.getByRole("textbox", { name: "Purpose of the transfer" }).fill("Prevention of terrorist offences");
    await page.getByRole("combobox", { name: "Information from elsewhere" }).selectOption("own-information");
    await page.getByRole("textbox", { name: /Safeguards/ }).fill("Not to be passed on without consent");
    for (const asked of [/recipient is competent/, /motive/, /torture/]) await page.getByRole("checkbox", { name: asked }).check();
    await inspect(page, "compose");
    await takePicture(page, "compose-gate");
    await page.evaluate(() => scrollTo(0, 0));
    await takePicture(page, "compose");
    await page.getByRole("button", { name: "Draft it" }).click();
    await page.waitForURL(/\/threads\//);
    await settled(page);
    await page.getByText(/Before this is sent: .* unanswered by us/).waitFor();
    assert.match(await page.getByRole("main").innerText(), /Approve and send\s+For a supervisor to decide/);
    await inspect(page, "draft");
    await takePicture(page, "draft");

    const pauline = await sitDown(bench, "paris", "Head of section");
    await goTo(pauline.page, threadOf(page));
    await pauline.page.getByRole("button", { name: "Approve and send" }).click();
    await pauline.page.getByRole("dialog").getByRole("button", { name: "Approve and send" }).click();
    await pauline.page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("complementary", { name: "Clocks" }).getByText("Delivered").first().waitFor();
    await pauline.context.close();
  });

  walk("an inquiry sees each juncture: known then, learnt later, owed, late in days, options, the post", async (bench) => {
    const { page, context, troubles } = await sitDown(bench, "paris", "Head of section");
    await page.keyboard.press("/");
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("Ismaël Omar Mostefaï");
    await page.keyboard.press("Enter");
    await page.getByRole("table").getByRole("link", { name: /Mostefa/ }).first().click();
    await page.getByRole("link", { name: "Inquiry view" }).click();
    await page.getByRole("heading", { name: /\d+ junctures/ }).waitFor();
    await settled(page);
    const said = await page.getByRole("main").innerText();
    assert.match(said, /On file here then[\s\S]*Learnt later[\s\S]*Owed at that moment[\s\S]*In whose hands/);
    assert.match(said, /\d+ days late/);
    assert.match(said, /What the law allowed/);
    assert.doesNotMatch(said, /louis|pauline/, "posts, never names");
    await inspect(page, "inquiry");
    await takePicture(page, "inquiry");
    assert.deepEqual(troubles, []);
    await context.close();
  });

  walk("the data protection officer sees who read what and why, and nothing else", async (bench) => {
    const { page, context } = await sitDown(bench, "paris", "Data protection officer");
    await page.getByRole("heading", { name: "Readings" }).waitFor();
    await settled(page);
    await page.getByRole("table").getByText("Liaison officer").first().waitFor(); // names come after the rows
    assert.match(await page.getByRole("table").innerText(), /Liaison officer[\s\S]*Answering what is owed[\s\S]*2014\/118/);
    assert.equal(await page.getByRole("navigation").getByText("Search").getAttribute("href"), null);
    await inspect(page, "readings");
    await takePicture(page, "readings");
    await context.close();
  });

  walk("nothing leaves a trace of a person in the browser's stores, and no page had a trouble", async (bench) => {
    const kept = await louis.page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]));
    assert.doesNotMatch(kept, /mostef|إسماعيل/i);
    assert.deepEqual(louis.troubles, []);
    assert.deepEqual(bench.failures, []);
    await louis.context.close();
  });
});

walk("the first load of script stays below 300 KB gzip", async () => {
  const pages = join(root, "build", "web");
  const html = readFileSync(join(pages, "index.html"), "utf8");
  const scripts = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map((found) => found[1] ?? "");
  assert.ok(scripts.length > 0);
  const bytes = scripts.reduce((sum, script) => sum + gzipSync(readFileSync(join(pages, script))).length, 0);
  note({ kind: "size", what: "script of the first page, gzip", bytes, limit: 300_000 });
  assert.ok(bytes < 300_000, `${bytes} bytes`);
});
