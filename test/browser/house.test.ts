import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { authority, officer } from "../support/bare-node.ts";
import { PASSWORD, serveNode } from "../support/served-node.ts";
import type { ServedNode } from "../support/served-node.ts";
import { findBrowser, newWindow } from "./browser.ts";
import { inspect } from "./inspect.ts";
import { settled, takePicture } from "./workbench.ts";

// One real node that is no demonstration: a new house, and one whose officers speak several languages.

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
let browser: Browser | undefined;
before(async () => {
  browser = await findBrowser();
  if (browser !== undefined) execFileSync(process.execPath, [join(root, "scripts", "pages.mjs")], { stdio: ["ignore", "ignore", "inherit"] });
});
after(() => browser?.close());

async function house(peers: readonly string[]): Promise<{ readonly served: ServedNode; readonly address: string }> {
  const served = await serveNode({ officers: [officer("liz", "liaison"), officer("max", "liaison")], peers: peers.map((id) => authority(id)), options: { pages: join(root, "build", "web") } });
  await served.app.listen({ host: "127.0.0.1", port: 0 });
  return { served, address: `http://127.0.0.1:${(served.app.server.address() as AddressInfo).port}/` };
}

/** Signs in with name and password at a screen of one's own, in whatever language it speaks. */
async function signIn(address: string, id: string): Promise<Page> {
  const { page } = await newWindow(browser!, { address });
  await page.goto("/");
  await page.locator("input[autocomplete=username]").fill(id);
  await page.locator("input[autocomplete=current-password]").fill(PASSWORD);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").first().fill("Duty");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await settled(page);
  return page;
}

test("a node that has nothing yet says what to do first, and every empty list what would fill it", async (context) => {
  if (browser === undefined) return context.skip("no browser");
  const { served, address } = await house([]);
  await using _ = served;
  const page = await signIn(address, "liz");
  const steps = page.getByRole("main");
  await steps.getByRole("heading", { name: "This node is new" }).waitFor();
  assert.match(await steps.innerText(), /2 people work here[\s\S]*Somebody to exchange with[\s\S]*heed node peer add[\s\S]*A first message/);
  await inspect(page, "first steps");
  await takePicture(page, "first-steps");
  for (const [path, said] of [["/matches", "No match waits for a decision"], ["/signals", "Nothing has been raised"], ["/messages", "No message yet"], ["/watch-files", "No watch file"], ["/peers", "No peer is known"], ["/shift", "No shift has been handed over here"], ["/?overdue=yes", "Nothing fits this filter"]] as const) {
    await page.goto(path);
    await page.getByText(said).first().waitFor();
  }
  assert.deepEqual(served.reported, []);
  await page.context().close();
});

test("the pages turn to each language, for the officer at every screen, and keep a name in Arabic in its own direction", async (context) => {
  if (browser === undefined) return context.skip("no browser");
  const { served, address } = await house(["fr"]);
  await using _ = served;
  const body = { kind: "warning", purpose: "prevention", persons: [{ ref: "p", names: [{ text: "إسماعيل عمر مصطفاي" }], subjectClass: "suspect" }] };
  const filed = await served.call({ as: "liz", url: "/v1/received", body: { from: "fr", wire: { id: "w1", thread: "w1", version: 1, issuedAt: served.now, body }, passage: { channel: "letter", proof: "officer-note" } } });
  assert.equal(filed.statusCode, 201, filed.body);

  const page = await signIn(address, "liz");
  for (const [language, heading, duty] of [["Français", "Bureau", "Accusé de réception"], ["Deutsch", "Schreibtisch", "Eingangsbestätigung"], ["Nederlands", "Bureau", "Ontvangstbevestiging"], ["Türkçe", "Masa", "Alındı bildirimi"]] as const) {
    await page.locator("[data-tour=account]").click();
    await Promise.all([page.waitForEvent("load"), page.getByRole("menuitem", { name: language }).click()]);
    await settled(page);
    await page.getByRole("heading", { level: 1, name: heading }).waitFor();
    await page.getByRole("table").getByText(duty).first().waitFor();
    const name = page.getByRole("link", { name: "إسماعيل عمر مصطفاي" }).first();
    assert.deepEqual(await name.evaluate((element) => [element.querySelector("bdi") !== null, getComputedStyle(element.querySelector("bdi")!).unicodeBidi, document.documentElement.lang]), [true, "isolate", { Français: "fr", Deutsch: "de", Nederlands: "nl", Türkçe: "tr" }[language]]);
    await inspect(page, `desk, ${language}`);
    await takePicture(page, `desk-${{ Français: "fr", Deutsch: "de", Nederlands: "nl", Türkçe: "tr" }[language]}`);
    await name.click();
    await page.waitForURL(/\/threads\//);
    await settled(page);
    await inspect(page, `thread, ${language}`);
    await page.goto("/");
    await settled(page);
  }

  const elsewhere = await signIn(address, "liz");
  await elsewhere.getByRole("heading", { level: 1, name: "Masa" }).waitFor();
  assert.equal(await elsewhere.evaluate(() => JSON.stringify(Object.entries(localStorage)).includes("إسماعيل")), false);
  const other = await signIn(address, "max");
  await other.getByRole("heading", { level: 1, name: "Desk" }).waitFor();
  assert.deepEqual(served.reported, []);
});
