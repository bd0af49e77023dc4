// What the pages themselves take, in a browser: the first load, and each step on a desk of 100,000, on a person with 5,000 entries and
// on one with 1,000 links. The answers of the node are made here and given at once, so that the page alone is measured: what the node
// takes for a desk of 100,000 stands in bench/speed. A step lasts from the click or key until what it leads to has been painted.
//   npx node bench/web/pages.ts
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { goTo, openWorkbench, sitDown } from "../../test/browser/workbench.ts";
import type { Workbench } from "../../test/browser/workbench.ts";
import type { Instant } from "../../src/lib/clock/index.ts";
import { report, round, summarise } from "../speed/measure.ts";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const DUTIES = 100_000;
const ENTRIES = 5_000;
const LINKS = 1_000;
const PAGE = 50;
const TIMES = 12;

const workbench = await openWorkbench();
if (workbench === undefined) throw new Error("no browser starts on this machine");
try {
  const first = await firstLoad(workbench);
  const { page } = await sitDown(workbench, "paris", "Liaison officer");
  const taken = { ...(await desk(page)), ...(await person(page, workbench)) };
  report("pages", { sizes: { firstScriptGzip: scriptBytes() }, interactiveMs: first, steps: taken }, join(import.meta.dirname, "results"));
} finally {
  await workbench[Symbol.asyncDispose]();
}

/** From asking for the address to the sign-in form taking keys, each time in a window of its own, without anything kept. */
async function firstLoad(bench: Workbench): Promise<object> {
  const ms: number[] = [];
  for (let n = 0; n < TIMES; n++) {
    const context = await bench.browser.newContext({ baseURL: bench.address("paris") });
    const page = await context.newPage();
    const start = performance.now();
    await page.goto("/", { waitUntil: "commit" });
    await page.waitForSelector("input[autocomplete=username]:not([disabled])");
    await page.focus("input[autocomplete=username]");
    ms.push(performance.now() - start);
    await context.close();
  }
  return summarise(ms);
}

function scriptBytes(): number {
  const html = readFileSync(join(root, "build", "web", "index.html"), "utf8");
  return [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].reduce((sum, found) => sum + gzipSync(readFileSync(join(root, "build", "web", found[1]!))).length, 0);
}

async function desk(page: Page): Promise<object> {
  const answer = await page.request.get("/v1/desk?side=here&limit=1", { headers: { "heed-purpose": "measuring" } });
  const [sample] = ((await answer.json()) as { rows: { obligation: { id: string; message: string | null }; title: string }[] }).rows;
  await page.route("**/v1/desk?*", async (route) => {
    const from = Number(new URL(route.request().url()).searchParams.get("after") ?? "0");
    const rows = Array.from({ length: PAGE }, (_, n) => ({ ...sample!, title: `Matter ${from + n}`, obligation: { ...sample!.obligation, id: `o${from + n}`, message: `m${from + n}` } }));
    const counts = { here: 1_000, hereOverdue: 1_000, theirs: 1_000, theirsOverdue: 1_000 };
    await route.fulfill({ json: { rows, counts, ...(from + PAGE < DUTIES ? { next: String(from + PAGE) } : {}) } });
  });
  await goTo(page, "/");
  let at = 0;
  const next = await steps(page, () => ({ selector: "a[href*='after=']:last-of-type", until: `Matter ${(at += PAGE)}` }));
  const rows = await steps(page, () => ({ key: "j" }));
  const choice = await steps(page, () => ({ key: "x" }));
  await page.unroute("**/v1/desk?*");
  return { "desk: next page of 2,000": next, "desk: next row": rows, "desk: choose a row": choice };
}

async function person(page: Page, bench: Workbench): Promise<object> {
  await bench.demo.demonstration.moveTo("2015-11-18T09:00:00.000Z" as Instant);
  const found = await page.request.get("/v1/search?name=Mostefai&limit=1", { headers: { "heed-purpose": "measuring", "heed-case": "1" } });
  const id = ((await found.json()) as { description: { id: string } }[])[0]!.description.id;
  await page.route("**/v1/persons/*", async (route) => {
    const answer = await route.fetch();
    const view = (await answer.json()) as { chronology: { lines: Record<string, unknown>[] }; linked: unknown[] };
    const [sample] = view.chronology.lines;
    const lines = Array.from({ length: ENTRIES }, (_, n) => {
      const day = new Date(Date.UTC(2010, 0, 1) + Math.floor((n / ENTRIES) * 2_200) * 86_400_000).toISOString();
      return { ...sample!, id: `line-${n}`, at: day.slice(0, 10), precision: "day", happened: { first: day, last: day }, authority: ["paris", "ankara", "brussels", "hub"][n % 4], words: `Entry ${n}`, kind: "message.received" };
    });
    const linked = Array.from({ length: LINKS }, (_, n) => ({ link: { id: `link-${n}`, source: "m", provider: "paris", a: id, b: `m${n}#p`, knownAt: "2015-01-01T00:00:00.000Z", link: { a: "a", b: "b", kind: ["kin", "group", "fellow-traveller", "contact"][n % 4], grade: "B2" } }, other: `m${n}#p`, name: `Somebody ${n}`, open: n % 3 }));
    await route.fulfill({ json: { ...view, linked, chronology: { ...view.chronology, lines } } });
  });
  const opened: number[] = [];
  for (let n = 0; n < 5; n++) {
    await goTo(page, "/peers");
    opened.push(await step(page, { address: `/persons/${encodeURIComponent(id)}`, until: "Entry 100" }));
  }
  const closer = await steps(page, (n) => ({ button: n % 2 === 0 ? "Closer" : "Farther" }));
  const later = await steps(page, (n) => ({ button: n % 2 === 0 ? "Closer" : "Later" }));
  await page.getByRole("button", { name: "Everything", exact: true }).click();
  const more = await steps(page, () => ({ button: "Show 120 more" }));
  return { "person of 5,000 entries and 1,000 links: opened": summarise(opened), "person: zoom": closer, "person: zoom and move": later, "person: 120 more lines": more };
}

/** What begins a step, and the text that shows that it has been taken; without one, the next painting ends it. */
interface Step {
  readonly key?: string;
  readonly button?: string;
  readonly selector?: string;
  readonly address?: string;
  readonly until?: string;
}

async function steps(page: Page, next: (n: number) => Step): Promise<object> {
  const ms: number[] = [];
  for (let n = 0; n < TIMES; n++) ms.push(await step(page, next(n)));
  return summarise(ms);
}

/** Takes one step inside the page and gives its milliseconds, measured by the page's own clock. */
async function step(page: Page, taken: Step): Promise<number> {
  return round(
    await page.evaluate(async ({ key, button, selector, address, until }) => {
      const start = performance.now();
      if (key !== undefined) (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      if (button !== undefined) [...document.querySelectorAll("button")].find((one) => one.textContent === button)?.click();
      if (selector !== undefined) [...document.querySelectorAll<HTMLElement>(selector)].at(-1)?.click();
      if (address !== undefined) {
        history.pushState(null, "", address);
        dispatchEvent(new PopStateEvent("popstate"));
      }
      while (until !== undefined && !document.querySelector("main")?.textContent?.includes(until)) await new Promise((resolve) => setTimeout(resolve, 1));
      // Painted: a frame has begun after the change, and its task is over.
      await new Promise<void>((resolve) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener("message", () => resolve());
          port1.start();
          port2.postMessage(0);
        });
      });
      return performance.now() - start;
    }, taken),
  );
}
