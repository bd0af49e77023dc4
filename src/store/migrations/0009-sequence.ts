/** How far the numbers of each peer's envelopes have been followed, and which of them will never come: working state beside the history. */
export const sequence = `
create table sequence (
  peer text collate "C" primary key,
  closed bigint not null default 0 check (closed >= 0),
  used bigint not null default 0 check (used >= 0),
  gap_since text collate "C",
  asked_at text collate "C",
  error text
);

create table sequence_gone (
  peer text collate "C" not null,
  seq bigint not null check (seq > 0),
  envelope text collate "C" not null,
  digest text collate "C" not null,
  reason text collate "C" not null,
  at text collate "C" not null,
  primary key (peer, seq)
);

comment on table sequence is 'Gaps in the numbers of a peer''s envelopes, and how far its own were used.';
comment on column sequence.closed is 'Every number up to this one has arrived, or will never come.';
comment on column sequence.used is 'Numbers towards the peer up to this one were used, also where a restored database knows nothing of it.';
comment on column sequence.gap_since is 'Since when a number is missing behind which others have arrived.';
comment on table sequence_gone is 'Numbers whose envelope its author has erased, or that cannot be taken in here.';
`;
