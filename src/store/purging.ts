/**
 * What makes erased words unreadable in the files of a database. A row that was changed leaves its old version in the page: only a full
 * vacuum writes the table anew. The log of changes is let go of by a checkpoint, once it goes on in a new segment; segments are removed rather
 * than used again.
 */
export const purging: readonly string[] = [
  "set wal_recycle = off",
  "vacuum (full) content, message, watch_file, description, claim, link, match, signal, item, obligation, addressee, decision, envelope, consultation, command, ledger_opening",
  "checkpoint",
  "select pg_switch_wal()",
  "checkpoint",
];
