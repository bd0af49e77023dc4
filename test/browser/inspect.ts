import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { SCREEN } from "./browser.ts";
import { note } from "./figures.ts";
import { findFaults } from "./workbench.ts";

/** A desk's screen at 200 %: half as many points each way. */
const ZOOMED = { width: SCREEN.width / 2, height: SCREEN.height / 2 };

/** Nothing that axe finds, in the light and in the dark, and everything within reach at 200 %. */
export async function inspect(page: Page, name: string): Promise<void> {
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    const faults = await findFaults(page);
    note({ kind: "page", page: name, scheme, faults: faults.length });
    assert.deepEqual(faults, [], `${name}, ${scheme}`);
  }
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.setViewportSize(ZOOMED);
  const outside = await outOfReach(page);
  await page.setViewportSize(SCREEN);
  assert.deepEqual(outside, [], `${name}, at 200 %`);
}

/** What is wider than the window or stands beside it: it could be reached by scrolling sideways alone. WCAG 2.2, 1.4.4 and 1.4.10. */
async function outOfReach(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth + 1) found.push(`the page is ${root.scrollWidth} points wide in a window of ${root.clientWidth}`);
    const scrolls = (element: Element | null): boolean => {
      for (let at = element; at !== null && at !== root; at = at.parentElement) if (["auto", "scroll"].includes(getComputedStyle(at).overflowX)) return true;
      return false;
    };
    for (const one of document.querySelectorAll("a, button, input, select, textarea, [tabindex='0']")) {
      const box = one.getBoundingClientRect();
      if (box.width === 0 || box.right <= root.clientWidth + 1 || scrolls(one)) continue;
      found.push(`${one.tagName.toLowerCase()} “${(one.getAttribute("aria-label") ?? one.textContent ?? "").trim().slice(0, 40)}” ends at ${Math.round(box.right)}`);
    }
    return found;
  });
}
