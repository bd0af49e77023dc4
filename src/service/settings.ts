import type { Settings } from "../domain/settings.ts";
import { findSettings, putSettings } from "../store/settings.ts";
import type { HeedNode } from "./node.ts";

/** How the officer of a session has set up his screen. His own alone, so no policy is asked; and nothing about a person, so no reading is recorded. */
export async function settingsOf(node: HeedNode, officer: string): Promise<Settings> {
  return node.store.read((tx) => findSettings(tx, officer));
}

/** Keeps how the officer of a session has set up his screen. Working state like the session itself: no entry of the history. */
export async function changeSettings(node: HeedNode, officer: string, settings: Settings): Promise<Settings> {
  await node.store.transaction((tx) => putSettings(tx, officer, settings));
  return settings;
}
