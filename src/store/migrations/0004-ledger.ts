/** The logs of a node: leaves, tiles, heads, and what witnesses and this node as a witness have seen. */
export const ledger = `
create table ledger_leaf (
  log text collate "C" not null,
  idx bigint not null check (idx >= 0),
  seq bigint,
  hash bytea not null check (length(hash) = 32),
  leaf bytea not null check (length(leaf) <= 1024),
  primary key (log, idx)
);
create unique index ledger_leaf_seq on ledger_leaf (seq);

create table ledger_opening (
  log text collate "C" not null,
  idx bigint not null,
  salt bytea not null check (length(salt) = 32),
  content text,
  primary key (log, idx)
);

create table ledger_tile (
  log text collate "C" not null,
  level smallint not null check (level > 0),
  idx bigint not null check (idx >= 0),
  hashes bytea not null check (length(hashes) % 32 = 0 and length(hashes) between 32 and 8192),
  primary key (log, level, idx)
);

create table ledger_head (
  log text collate "C" primary key,
  size bigint not null check (size >= 0),
  frontier bytea not null,
  seq bigint not null
);
insert into ledger_head (log, size, frontier, seq) values ('exchange', 0, '', 0), ('audit', 0, '', 0);

create table ledger_cosigned (
  log text collate "C" primary key,
  size bigint not null,
  note text not null
);

create table ledger_witness (
  peer text collate "C" primary key,
  size bigint not null,
  asked_at text collate "C" not null,
  error text
);

create table ledger_freeze (
  log text collate "C" primary key,
  peer text collate "C" not null,
  seen_size bigint not null,
  at text collate "C" not null
);

create table ledger_seen (
  origin text collate "C" primary key,
  size bigint not null,
  root bytea not null,
  note text not null,
  at text collate "C" not null
);

create table ledger_proof (
  envelope text collate "C" primary key,
  proof text not null
);

create trigger ledger_leaf_is_kept before update or delete on ledger_leaf
  for each row execute function refuse_change();
create trigger ledger_leaf_is_not_emptied before truncate on ledger_leaf
  for each statement execute function refuse_change();
create trigger ledger_tile_is_kept before delete on ledger_tile
  for each row execute function refuse_change();
create trigger ledger_tile_only_grows before update on ledger_tile
  for each row when (substring(new.hashes for length(old.hashes)) <> old.hashes or new.idx <> old.idx or new.level <> old.level or new.log <> old.log)
  execute function refuse_change();
create trigger ledger_head_is_kept before delete on ledger_head
  for each row execute function refuse_change();
create trigger ledger_head_only_grows before update on ledger_head
  for each row when (new.size < old.size or new.seq < old.seq) execute function refuse_change();
create trigger ledger_seen_is_kept before delete on ledger_seen
  for each row execute function refuse_change();
create trigger ledger_seen_only_grows before update on ledger_seen
  for each row when (new.size < old.size) execute function refuse_change();
alter table ledger_leaf enable always trigger ledger_leaf_is_kept;
alter table ledger_leaf enable always trigger ledger_leaf_is_not_emptied;
alter table ledger_tile enable always trigger ledger_tile_is_kept;
alter table ledger_tile enable always trigger ledger_tile_only_grows;

comment on table ledger_leaf is 'The entries of the logs, by their place; only appended to. They name nobody.';
comment on column ledger_leaf.seq is 'The entry of the history that this leaf commits to; none for an anchor.';
comment on column ledger_leaf.hash is 'Hash of the leaf: 256 of these are a tile of level 0.';
comment on table ledger_opening is 'What opens a commitment; deleted to erase.';
comment on column ledger_opening.content is 'What was committed to, where it follows from no entry.';
comment on table ledger_tile is 'Tiles above level 0; they grow at their end.';
comment on table ledger_head is 'Size of each log, the hashes its root follows from, and the last entry it holds.';
comment on table ledger_cosigned is 'The newest checkpoint that witnesses cosigned.';
comment on table ledger_witness is 'Up to which size each peer has cosigned our exchange log.';
comment on table ledger_freeze is 'Logs that a witness has seen further or otherwise than they are here: nothing is signed any more.';
comment on table ledger_seen is 'What this node as a witness cosigned last of each log; never goes back.';
comment on table ledger_proof is 'Receipts of peers with their place in the peer''s log, by our envelope.';
`;
