/** The names under which a node's logs went on after a restore. */
export const successor = `
create table ledger_successor (
  generation integer primary key check (generation > 1),
  statement text not null,
  at text collate "C" not null
);
create trigger ledger_successor_is_kept before update or delete on ledger_successor
  for each row execute function refuse_change();
comment on table ledger_successor is 'Signed statements that a node''s logs go on under new names, since it was restored from a backup.';
`;
