import { sql } from "kysely";
import { NO_SETTINGS } from "../domain/settings.ts";
import type { Settings } from "../domain/settings.ts";
import { jsonText } from "./schema.ts";
import type { Tx } from "./schema.ts";

/** How an officer has set up his screen; the same as everybody's where he has not. */
export async function findSettings(tx: Tx, officer: string): Promise<Settings> {
  const found = await sql<{ doc: Settings }>`select doc from setting where officer = ${officer}`.execute(tx);
  return found.rows[0]?.doc ?? NO_SETTINGS;
}

/** Keeps how an officer has set up his screen, in place of what was kept before. */
export async function putSettings(tx: Tx, officer: string, settings: Settings): Promise<void> {
  await sql`insert into setting (officer, doc) values (${officer}, ${jsonText(settings)}::text::jsonb) on conflict (officer) do update set doc = excluded.doc`.execute(tx);
}
