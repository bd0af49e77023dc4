import type { Locator, Page } from "playwright-core";

/** The hands of whoever does a job: what they click and type is counted. Typed text counts a key for each character. */
export interface Hands {
  click(target: Locator): Promise<void>;
  /** Types into a field that has been reached already. */
  type(text: string): Promise<void>;
  /** Clicks into a field and types. */
  fill(target: Locator, text: string): Promise<void>;
  /** Opens a list and chooses: two clicks. */
  choose(target: Locator, option: string | { readonly label: string }): Promise<void>;
  press(key: string, times?: number): Promise<void>;
  readonly count: { readonly clicks: number; readonly keys: number };
}

/** The hands on a page's mouse and keyboard. */
export function handsOn(page: Page): Hands {
  const count = { clicks: 0, keys: 0 };
  return {
    count,
    async click(target) {
      count.clicks++;
      await target.click();
    },
    async type(text) {
      count.keys += Array.from(text).length;
      await page.keyboard.type(text);
    },
    async fill(target, text) {
      count.clicks++;
      await target.click();
      await this.type(text);
    },
    async choose(target, option) {
      count.clicks += 2;
      await target.selectOption(option);
    },
    async press(key, times = 1) {
      for (let n = 0; n < times; n++) {
        count.keys++;
        await page.keyboard.press(key);
      }
    },
  };
}
