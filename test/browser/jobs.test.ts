import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import type { Instant } from "../../src/lib/clock/index.ts";
import { note } from "./figures.ts";
import { handsOn } from "./hands.ts";
import type { Hands } from "./hands.ts";
import { inspect } from "./inspect.ts";
import { openSeat, openWorkbench, settled, sitDown, takePicture } from "./workbench.ts";
import type { Workbench } from "./workbench.ts";

// The jobs of those who use Heed, each by somebody who sits down at the page he signs in to. What they click and type is counted.

let workbench: Workbench | undefined;
before(async () => {
  workbench = await openWorkbench();
});
after(async () => {
  await workbench?.[Symbol.asyncDispose]();
});

interface Job {
  readonly person: string;
  readonly job: string;
  readonly at: string;
  readonly post: string;
  /** Where in the record of the demonstration it is done; where it stands when left out. */
  readonly on?: string;
  /** Clicks and keys that it may take at most: a job that becomes longer is noticed. */
  readonly most: { readonly clicks: number; readonly keys: number };
  /** What must be there before somebody sits down; not counted. */
  readonly before?: (bench: Workbench) => Promise<void>;
  readonly do: (page: Page, hands: Hands) => Promise<void>;
}

/** Does a job and notes what it took. */
function job(described: Job): void {
  test(`${described.person}: ${described.job}`, async (context) => {
    if (workbench === undefined) return context.skip("no browser");
    if (described.on !== undefined) await workbench.demo.demonstration.moveTo(described.on as Instant);
    await described.before?.(workbench);
    const { page, context: window, troubles } = await sitDown(workbench, described.at, described.post);
    await settled(page);
    const hands = handsOn(page);
    await described.do(page, hands);
    note({ kind: "job", person: described.person, job: described.job, ...hands.count });
    assert.ok(hands.count.clicks <= described.most.clicks && hands.count.keys <= described.most.keys, `${hands.count.clicks} clicks and ${hands.count.keys} keys`);
    assert.deepEqual(troubles, []);
    assert.deepEqual(workbench.failures, []);
    await window.close();
  });
}

const main = (page: Page): Locator => page.getByRole("main");

job({
  person: "Liaison officer",
  job: "takes the most urgent warning and hands it to a colleague, by keyboard alone",
  at: "paris",
  post: "Liaison officer",
  most: { clicks: 0, keys: 70 },
  async do(page, hands) {
    await hands.press("j");
    await hands.press("Enter");
    await page.waitForURL(/\/threads\//);
    await settled(page);
    await hands.press("t");
    const clocks = page.getByRole("complementary", { name: "Clocks" });
    await clocks.getByText("taken", { exact: true }).first().waitFor();
    await hands.press("h");
    await page.getByRole("dialog", { name: "Hand over" }).waitFor();
    await hands.type("Analyst");
    await hands.press("Tab");
    await hands.type("Known from the request of October");
    await hands.press("Tab", 2);
    await hands.press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await clocks.getByText("Analyst").first().waitFor();
  },
});

job({
  person: "Liaison officer",
  job: "records a letter that came, with its person and its clock",
  at: "brussels",
  post: "Liaison officer",
  most: { clicks: 8, keys: 90 },
  async do(page, hands) {
    await hands.click(page.getByRole("navigation", { name: "Heed" }).getByRole("link", { name: "Record what came" }));
    await settled(page);
    await hands.choose(page.getByRole("combobox", { name: "From" }), { label: "Turkish National Police, Ankara" });
    await hands.fill(page.getByRole("textbox", { name: "Subject" }), "A traveller stopped at Edirne");
    await hands.fill(page.getByRole("textbox", { name: "Name as written" }), "Ibrahim El Bakraoui");
    await hands.choose(page.getByRole("combobox", { name: "As" }), "suspect");
    await hands.click(page.getByRole("button", { name: "Record", exact: true }));
    await page.waitForURL(/\/threads\//);
    await page.getByRole("complementary", { name: "Clocks" }).getByText("Acknowledgement").first().waitFor();
  },
});

job({
  person: "Analyst",
  job: "reads everything on a person, contradictions side by side, then as it was known a year before",
  at: "paris",
  post: "Analyst",
  on: "2015-11-18T09:00:00.000Z",
  most: { clicks: 3, keys: 40 },
  async do(page, hands) {
    await hands.press("/");
    await page.getByRole("heading", { name: "Search" }).waitFor();
    await hands.type("Mostefai");
    await hands.press("Enter");
    await hands.click(page.getByRole("table").getByRole("link", { name: /Mostefa/ }).first());
    await page.waitForURL(/\/persons\//);
    await settled(page);
    await main(page).getByText(/2012/).first().waitFor();
    await main(page).getByText(/2013/).first().waitFor();
    await hands.fill(page.getByRole("textbox", { name: "As of" }), "2014-12-20");
    await hands.press("Enter");
    await page.getByText(/As this node knew it on 20 Dec 2014/).waitFor();
  },
});

job({
  person: "Supervisor",
  job: "sees what is overdue and whose it is, and lets one lapse by a signed decision",
  at: "ankara",
  post: "Head of section",
  most: { clicks: 4, keys: 60 },
  async do(page, hands) {
    const rows = page.getByRole("table").getByRole("row");
    await rows.nth(1).waitFor();
    assert.match(await rows.nth(1).innerText(), /overdue[\s\S]*Liaison officer/);
    await hands.click(rows.nth(1).getByRole("link").first());
    await page.waitForURL(/\/threads\//);
    await hands.click(page.getByRole("button", { name: "Let lapse" }).first());
    await hands.fill(page.getByRole("dialog").getByRole("textbox", { name: "Reasons" }), "Superseded by the later request");
    await hands.click(page.getByRole("dialog").getByRole("button", { name: "Let it lapse" }));
    await page.getByRole("dialog").waitFor({ state: "detached" });
  },
});

job({
  person: "Hub",
  job: "sees that two members wrote of one person, without their files",
  at: "hub",
  post: "Liaison officer",
  most: { clicks: 1, keys: 2 },
  async do(page, hands) {
    await hands.press("g");
    await hands.press("m");
    await page.getByRole("heading", { name: "Possible matches" }).waitFor();
    await settled(page);
  },
});

job({
  person: "Data protection officer",
  job: "sees who read what and why",
  at: "paris",
  post: "Data protection officer",
  most: { clicks: 0, keys: 0 },
  async do(page) {
    await page.getByRole("heading", { name: "Readings" }).waitFor();
    await page.getByRole("table").getByText("Analyst").first().waitFor();
    assert.match(await page.getByRole("table").innerText(), /Analyst[\s\S]*Answering what is owed[\s\S]*2014\/118/);
  },
});

job({
  person: "Inquiry",
  job: "replays what was known of a person on a day before the attacks, juncture by juncture",
  at: "paris",
  post: "Head of section",
  most: { clicks: 4, keys: 45 },
  async do(page, hands) {
    await hands.press("/");
    await page.getByRole("heading", { name: "Search" }).waitFor();
    await hands.type("Mostefai");
    await hands.press("Enter");
    await hands.click(page.getByRole("table").getByRole("link", { name: /Mostefa/ }).first());
    await hands.click(page.getByRole("link", { name: "Inquiry view" }));
    await page.getByRole("heading", { name: /\d+ junctures/ }).waitFor();
    await hands.fill(page.getByRole("textbox", { name: "As of" }), "2015-06-30");
    await hands.press("Enter");
    await page.getByText(/As this node knew it on 30 Jun 2015/).waitFor();
    await main(page).getByText("On file here then").first().waitFor();
  },
});

job({
  person: "Administrator",
  job: "sees which peers are reached and what waits for each",
  at: "paris",
  post: "Administrator",
  most: { clicks: 1, keys: 2 },
  async do(page, hands) {
    await hands.click(page.getByRole("link", { name: "Peers" }));
    await page.getByRole("heading", { name: "Peers" }).waitFor();
    await page.getByRole("table").getByText("everything delivered").first().waitFor();
  },
});

job({
  person: "Integrator",
  job: "finds the description of the interface and the schema of a message",
  at: "paris",
  post: "Liaison officer",
  most: { clicks: 2, keys: 0 },
  async do(page, hands) {
    await hands.click(page.getByRole("button", { name: "Liaison officer" }));
    const described = page.getByRole("menuitem", { name: "Interface for programs" });
    const address = (await described.getAttribute("href")) ?? "";
    const answer = await page.request.get(address);
    const description = (await answer.json()) as { readonly openapi: string; readonly paths: object };
    assert.match(description.openapi, /^3\.1/);
    assert.ok("/v1/desk" in description.paths);
    assert.equal((await page.request.get("/v1/schemas/warning")).status(), 200);
  },
});

job({
  person: "Liaison officer",
  job: "leaves the shift to the next officer, with a promise made by telephone",
  at: "paris",
  post: "Liaison officer",
  most: { clicks: 9, keys: 120 },
  async do(page, hands) {
    await hands.press("g");
    await hands.press("h");
    await page.getByRole("heading", { name: "Shift handover" }).waitFor();
    await settled(page);
    await hands.choose(page.getByRole("combobox", { name: "To" }), { label: "Head of section" });
    await hands.fill(page.getByRole("textbox", { name: "What I leave you, in words" }), "Ankara waits for an answer");
    await hands.click(page.getByRole("button", { name: "Add a promise" }));
    await hands.fill(page.getByRole("textbox", { name: "To whom" }), "Duty desk, Ankara");
    await hands.fill(page.getByRole("textbox", { name: "What", exact: true }), "A call back in the morning");
    await inspect(page, "shift");
    await takePicture(page, "shift", true);
    await hands.click(page.getByRole("button", { name: "Sign and leave" }));
    await page.getByText("Left and signed.").waitFor();
  },
});

job({
  person: "Supervisor",
  job: "signs for the shift that was left to him",
  at: "paris",
  post: "Head of section",
  most: { clicks: 1, keys: 2 },
  async do(page, hands) {
    await hands.press("g");
    await hands.press("h");
    await page.getByRole("heading", { name: "Liaison officer leaves you a shift" }).waitFor();
    await page.getByText("A call back in the morning").waitFor();
    await inspect(page, "shift to sign");
    await takePicture(page, "shift-to-sign", true);
    await hands.click(page.getByRole("button", { name: "I have read it: sign" }));
    await page.getByText(/Signed by Head of section/).first().waitFor();
  },
});

job({
  person: "Liaison officer",
  job: "hands several matters to a colleague at once, by keyboard alone",
  at: "ankara",
  post: "Liaison officer",
  most: { clicks: 0, keys: 60 },
  async before(bench) {
    for (const subject of ["First", "Second"]) {
      const { page, context } = await sitDown(bench, "ankara", "Liaison officer");
      const wire = { id: `letter-${subject.toLowerCase()}`, thread: `letter-${subject.toLowerCase()}`, version: 1, issuedAt: bench.demo.demonstration.now, body: { kind: "warning", purpose: "prevention", title: `${subject} letter` } };
      const filed = await page.request.post("/v1/received", { data: { from: "paris", wire, passage: { channel: "letter", proof: "officer-note" } } });
      assert.ok(filed.ok(), await filed.text());
      await context.close();
    }
  },
  async do(page, hands) {
    await page.getByText("Second letter").first().waitFor();
    await hands.press("j");
    while (!/letter/.test(await page.evaluate(() => document.activeElement?.textContent ?? ""))) await hands.press("j");
    await hands.press("x");
    await hands.press("j");
    await hands.press("x");
    await page.getByText("2 matters chosen").waitFor();
    await inspect(page, "desk, rows chosen");
    await takePicture(page, "desk-chosen");
    await page.getByText("2 matters chosen").waitFor();
    await hands.press("h");
    await page.getByRole("dialog").waitFor();
    await hands.type("Head of section");
    await hands.press("Tab");
    await hands.type("End of shift");
    await hands.press("Tab", 2);
    await hands.press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByText("2 matters chosen").waitFor({ state: "detached" });
  },
});

job({
  person: "Officer at a border",
  job: "learns what to do about the person in front of him, and whom to call",
  at: "paris",
  post: "Officer at a border crossing",
  most: { clicks: 0, keys: 40 },
  async before(bench) {
    const { page, context } = await sitDown(bench, "paris", "Liaison officer");
    const content = { category: "state security", ground: "Seen with a known group", legalBasis: "Code", requestedAction: "discreet-check", discreet: true, openedOn: "2015-01-10", reviewOn: "2016-12-01", persons: [{ ref: "p", names: [{ text: "Omar Ismail Mostefai" }], births: [{ date: "1985-11-21" }], subjectClass: "suspect", safetyWarnings: ["Armed"] }] };
    const filed = await page.request.post("/v1/watch-files", { headers: { "heed-purpose": "filing" }, data: { owner: "louis", content } });
    assert.equal(filed.status(), 201, await filed.text());
    await context.close();
  },
  async do(page, hands) {
    await page.getByRole("heading", { name: "Counter" }).waitFor();
    await hands.type("Omar Ismail Mostefai");
    await hands.press("Tab");
    await hands.type("1985-11-21");
    await hands.press("Enter");
    const said = page.getByRole("status", { name: "What to do" });
    await said.getByText("Call the desk", { exact: true }).waitFor();
    await said.getByRole("link", { name: "Call +33 1 00 00 00 00" }).waitFor();
    assert.doesNotMatch(await said.innerText(), /security|watch|terror|discreet|armed/i, "a discreet alert betrays nothing");
    assert.doesNotMatch(page.url() + (await page.title()), /mostef/i);
    await page.setViewportSize({ width: 390, height: 844 });
    await inspect(page, "counter");
    await page.setViewportSize({ width: 390, height: 844 });
    await takePicture(page, "counter", false, { width: 390, height: 844 });
  },
});

test("Newcomer: takes the guided tour of the demonstration from its first page to its end", async (context) => {
  if (workbench === undefined) return context.skip("no browser");
  const { page, context: window, troubles } = await openSeat(workbench, "paris");
  await page.goto("/");
  const hands = handsOn(page);
  await hands.click(page.getByRole("button", { name: "Take the two-minute tour" }));
  const tour = page.getByRole("region", { name: "Guided tour" });
  for (let step = 1; step <= 9; step++) {
    await tour.getByText(`Step ${step} of 9`).waitFor();
    await page.locator("[data-marked]").first().waitFor();
    if (step === 1 || step === 3) {
      await settled(page);
      await inspect(page, `tour-${step}`);
      await takePicture(page, `tour-${step}`);
    }
    await hands.click(tour.getByRole("button", { name: step === 9 ? "Finish" : "Next" }));
  }
  await tour.waitFor({ state: "detached" });
  note({ kind: "job", person: "Newcomer", job: "takes the guided tour", ...hands.count });
  assert.deepEqual(troubles, []);
  await window.close();
});
