import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { startDemo } from "../../src/server/demo.ts";
import type { RunningDemo } from "../../src/server/demo.ts";
import { findBrowser, newWindow, SCREEN } from "./browser.ts";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Where pictures go: the repository's own only when asked, so that a run of the tests leaves the tree as it was. */
const pictures = join(root, process.env["HEED_PICTURES"] === "1" ? "docs/pictures" : "test/pictures");

/** Four real nodes with their pages on loopback, and a browser to walk through them. */
export interface Workbench {
  readonly demo: RunningDemo;
  readonly browser: Browser;
  /** What a node reported without a code; a test that passes leaves it empty. */
  readonly failures: unknown[];
  address(authority: string): string;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Opens the workbench, or nothing where no browser starts. */
export async function openWorkbench(): Promise<Workbench | undefined> {
  const browser = await findBrowser();
  if (browser === undefined) return undefined;
  execFileSync(process.execPath, [join(root, "scripts", "pages.mjs")], { stdio: ["ignore", "ignore", "inherit"] });
  const failures: unknown[] = [];
  const demo = await startDemo({ scenarios: join(root, "scenarios"), pages: join(root, "build", "web"), version: "test", host: "127.0.0.1", port: 0, first: "paris", report: (_id, error) => void failures.push(error) }).catch(async (error: unknown) => {
    await browser.close();
    throw error;
  });
  return {
    demo,
    browser,
    failures,
    address(authority) {
      const found = demo.addresses.get(authority);
      if (found === undefined) throw new Error(`no node of ${authority} in the demonstration`);
      return found;
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      await demo[Symbol.asyncDispose]();
    },
  };
}

/** An officer at a screen of his own. */
export interface Seat {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong in the page itself: an uncaught error, a refused resource. */
  readonly troubles: string[];
}

/** Opens a screen at one authority, signed in by the button of the demonstration, with a purpose and a case. */
export async function sitDown(workbench: Workbench, authority: string, post: string): Promise<Seat> {
  const seat = await openSeat(workbench, authority);
  const { page } = seat;
  await page.goto("/");
  await page.getByRole("region", { name: "Demonstration accounts" }).getByRole("button", { name: post }).click();
  const asked = page.getByRole("dialog", { name: "What are you working on?" });
  await asked.getByRole("textbox", { name: "Purpose" }).fill("Answering what is owed");
  await asked.getByRole("textbox", { name: "Case reference" }).fill("2014/118");
  await asked.getByRole("button", { name: "Begin" }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  return seat;
}

/** A screen where nobody has signed in. */
export async function openSeat(workbench: Workbench, authority: string): Promise<Seat> {
  const { context, page } = await newWindow(workbench.browser, { address: workbench.address(authority) });
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (said) => {
    // A refusal that the page handles is logged by the browser all the same; everything else is a trouble.
    if (said.type() === "error" && !said.text().startsWith("Failed to load resource")) troubles.push(said.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(workbench.address(authority)) && !request.url().startsWith("data:") && !request.url().startsWith("blob:")) troubles.push(`asks another host: ${request.url()}`);
  });
  return { page, context, troubles };
}

/** Goes to a page and waits until it has what it shows. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
}

/** Waits until nothing is being loaded and fonts are there. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.getByText("Loading…").waitFor({ state: "detached" });
  await page.waitForFunction(() => document.fonts.status === "loaded");
}

/** What axe finds wrong on the page as it stands, one line each; empty when nothing. */
export async function findFaults(page: Page): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page }).analyze();
  return found.violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(" ")} ${node.failureSummary ?? ""}`));
}

/** Takes a picture of the screen, or of the whole page, in the light and in the dark. */
export async function takePicture(page: Page, name: string, whole = false, screen = SCREEN): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await settled(page);
  await page.setViewportSize(screen);
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement && document.activeElement.tagName !== "BODY") document.activeElement.blur();
  });
  for (const scheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await page.screenshot({ path: join(pictures, `${name}${scheme === "dark" ? "-dark" : ""}.png`), fullPage: whole, animations: "disabled" });
  }
}
