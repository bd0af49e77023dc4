import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { chromium } from "playwright-core";
import type { Browser, BrowserContext, Page } from "playwright-core";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"];

/** A desk's screen; pictures are taken at this size. */
export const SCREEN = { width: 1280, height: 800 };

/** The first browser that starts: the one named, Debian's, the one from npm. Undefined where none does. */
export async function findBrowser(): Promise<Browser | undefined> {
  const paths = [process.env["HEED_CHROMIUM"], "/usr/bin/chromium"].filter((path): path is string => path !== undefined && path !== "");
  for (const path of paths) {
    if (!existsSync(path)) continue;
    const browser = await launch(path, FLAGS);
    if (browser !== undefined) return browser;
  }
  return launchPackaged();
}

/** A window of its own: no cookie or setting of another test. `scheme` is the system's wish for light or dark. */
export async function newWindow(browser: Browser, options: { readonly address: string; readonly scheme?: "light" | "dark" }): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const context = await browser.newContext({ baseURL: options.address, viewport: SCREEN, colorScheme: options.scheme ?? "light", reducedMotion: "reduce", locale: "en-GB", timezoneId: "UTC" });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return { context, page };
}

/** The browser of @sparticuz/chromium: x64 Linux, unpacked once; it brings the libraries that a bare Debian lacks. */
async function launchPackaged(): Promise<Browser | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  try {
    const packaged = await import("@sparticuz/chromium");
    const bin = join(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")), "..", "bin");
    const path = await packaged.default.executablePath();
    const args = [...packaged.default.args, ...FLAGS];
    const browser = await launch(path, args);
    if (browser !== undefined) return browser;
    await packaged.inflate(join(bin, "al2023.tar.br"));
    packaged.setupLambdaEnvironment(join("/tmp", "al2023", "lib"));
    return await launch(path, args);
  } catch {
    return undefined; // not installed, or no browser for this machine
  }
}

async function launch(executablePath: string, args: readonly string[]): Promise<Browser | undefined> {
  try {
    return await chromium.launch({ executablePath, args: [...args], headless: true });
  } catch {
    return undefined;
  }
}
