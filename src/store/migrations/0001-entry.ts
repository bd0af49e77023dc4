import type { Migration } from "./list.ts";

/** History, what it says of persons, and the commands already carried out. */
export const entryTables: Migration = {
  number: 1,
  name: "entry",
  sql: `
create table entry (
  seq bigint primary key check (seq > 0),
  at timestamptz(3) not null,
  actor text collate "C" not null,
  kind text collate "C" not null,
  subject text collate "C" not null,
  data jsonb not null,
  content_digest text collate "C",
  digest text collate "C" not null
);
create index entry_subject on entry (subject, seq);

create table content (
  seq bigint primary key references entry,
  body jsonb
);

create table command (
  key text collate "C" primary key,
  seq bigint,
  result jsonb not null,
  at timestamptz(3) not null
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'Cannot % a row of %: history is only appended to', lower(tg_op), tg_table_name
    using errcode = 'restrict_violation';
end $$;

create trigger entry_is_kept before update or delete on entry
  for each row execute function refuse_change();
create trigger entry_is_not_emptied before truncate on entry
  for each statement execute function refuse_change();
create trigger content_is_kept before delete on content
  for each row execute function refuse_change();
create trigger content_is_only_erased before update on content
  for each row when (new.seq <> old.seq or new.body is not null) execute function refuse_change();
create trigger content_is_not_emptied before truncate on content
  for each statement execute function refuse_change();

-- "always": also in sessions that replicate or restore, where ordinary triggers sleep
alter table entry enable always trigger entry_is_kept;
alter table entry enable always trigger entry_is_not_emptied;
alter table content enable always trigger content_is_kept;
alter table content enable always trigger content_is_only_erased;
alter table content enable always trigger content_is_not_emptied;

comment on table entry is 'The history of this node, one line each; only appended to. Every other table can be rebuilt from it.';
comment on column entry.seq is 'Position in the history, from 1, without gaps.';
comment on column entry.at is 'When it happened, by the clock of this node.';
comment on column entry.actor is 'Who did it: an officer, a peer or the node itself.';
comment on column entry.kind is 'What happened.';
comment on column entry.subject is 'What it happened to.';
comment on column entry.data is 'The values it set, without what identifies a person.';
comment on column entry.content_digest is 'Digest of the personal content; stays when that is erased.';
comment on column entry.digest is 'Digest of the whole line, the leaf of the log.';
comment on table content is 'What an entry says of persons, kept apart so that it can be erased while the entry stays.';
comment on column content.body is 'Null once erased.';
comment on table command is 'Commands already carried out, so that one sent twice is done once.';
comment on column command.key is 'Idempotency key chosen by the sender.';
comment on column command.seq is 'First entry it wrote, if any.';
comment on column command.result is 'What was answered the first time.';
`,
};
