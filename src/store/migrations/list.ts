import { entryTables } from "./0001-entry.ts";
import { rows } from "./0002-rows.ts";
import { credentials } from "./0003-credentials.ts";
import { ledger } from "./0004-ledger.ts";
import { deskOrder } from "./0005-desk-order.ts";
import { matchKeep } from "./0006-match-keep.ts";
import { capacity } from "./0007-capacity.ts";
import { settings } from "./0008-settings.ts";
import { sequence } from "./0009-sequence.ts";
import { shifts } from "./0010-shifts.ts";
import { preservation } from "./0011-preservation.ts";
import { successor } from "./0012-successor.ts";
import { erasure } from "./0013-erasure.ts";

/** One step of the schema. Never edited once released: its digest is kept beside the data. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** Every migration, in order, numbered from 1 without gaps; they only go forward. */
export const migrations: readonly Migration[] = [
  entryTables,
  { number: 2, name: "rows", sql: rows },
  { number: 3, name: "credentials", sql: credentials },
  { number: 4, name: "ledger", sql: ledger },
  { number: 5, name: "desk-order", sql: deskOrder },
  { number: 6, name: "match-keep", sql: matchKeep },
  { number: 7, name: "capacity", sql: capacity },
  { number: 8, name: "settings", sql: settings },
  { number: 9, name: "sequence", sql: sequence },
  { number: 10, name: "shifts", sql: shifts },
  { number: 11, name: "preservation", sql: preservation },
  { number: 12, name: "successor", sql: successor },
  { number: 13, name: "erasure", sql: erasure },
];
