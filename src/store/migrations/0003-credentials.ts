/** Secrets of officers and their sessions: working state beside the history, never part of it. */
export const credentials = `
create table credential (
  officer text collate "C" primary key,
  hash text not null,
  must_change boolean not null,
  failed integer not null default 0 check (failed >= 0),
  locked_until text collate "C",
  set_at text collate "C" not null
);

create table session (
  token_hash text collate "C" primary key,
  officer text collate "C" not null,
  created_at text collate "C" not null,
  seen_at text collate "C" not null,
  expires_at text collate "C" not null
);
create index session_officer on session (officer);
create index session_expires on session (expires_at);

comment on table credential is 'What proves an officer; not history, so that a secret can be replaced without a trace of the old one.';
comment on column credential.hash is 'Argon2id in PHC form, with its own salt and cost.';
comment on column credential.failed is 'Attempts since the last success.';
comment on column credential.locked_until is 'Until then every attempt is refused.';
comment on table session is 'Who is signed in.';
comment on column session.token_hash is 'SHA-256 of the token, in hexadecimal; the token itself is kept by its bearer alone.';
comment on column session.seen_at is 'Last use, to the minute.';
comment on column session.expires_at is 'End of the session however much it is used.';
`;
