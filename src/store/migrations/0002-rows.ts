/**
 * One table for each noun: its row as the entries left it (`doc`), and generated columns for what queries ask.
 * Instants are ISO 8601 texts in UTC with milliseconds, so text order is order of time.
 */
export const rows = `
create table authority (id text primary key, doc jsonb not null);
create table officer (id text primary key, doc jsonb not null);
create table agreement (id text primary key, doc jsonb not null);

create table watch_file (
  id text primary key, doc jsonb not null,
  state text generated always as (doc->>'state') stored,
  owner text generated always as (doc->>'owner') stored,
  review_on text generated always as (doc#>>'{content,reviewOn}') stored
);
create index watch_file_owner on watch_file (owner) where state = 'active';

create table message (
  id text primary key, doc jsonb not null,
  thread text generated always as (doc->>'thread') stored,
  direction text generated always as (doc->>'direction') stored,
  status text generated always as (doc->>'status') stored,
  kind text generated always as (doc#>>'{body,kind}') stored,
  about text generated always as (doc#>>'{body,about}') stored,
  sender text generated always as (doc->>'from') stored,
  drafted_at text generated always as (doc->>'draftedAt') stored,
  release_at text generated always as (doc->>'releaseAt') stored,
  at text generated always as (coalesce(doc->>'receivedAt', doc->>'issuedAt', doc->>'draftedAt')) stored
);
create index message_thread on message (thread, at);
create index message_about on message (about) where about is not null;
create index message_at on message (at desc, id);
create index message_release on message (release_at) where release_at is not null and status = 'approved';
create index message_draft on message (drafted_at) where status in ('draft', 'approved');

create table addressee (
  id text primary key, doc jsonb not null,
  message text generated always as (doc->>'message') stored,
  recipient text generated always as (doc->>'to') stored,
  state text generated always as (doc->>'state') stored,
  confirm_by text generated always as (doc->>'confirmBy') stored
);
create index addressee_message on addressee (message);
create index addressee_confirm on addressee (confirm_by) where confirm_by is not null;

create table item (
  id text primary key, doc jsonb not null,
  thread text generated always as (doc->>'thread') stored,
  owner text generated always as (doc->>'owner') stored,
  state text generated always as (doc->>'state') stored,
  live boolean generated always as (doc->>'state' in ('open', 'taken', 'refusal-pending')) stored
);
create index item_thread on item (thread);
create index item_owner on item (owner) where live;

create table obligation (
  id text primary key, doc jsonb not null,
  message text generated always as (doc->>'message') stored,
  thread text generated always as (doc->>'thread') stored,
  person text generated always as (doc->>'person') stored,
  watch_file text generated always as (doc->>'watchFile') stored,
  owner text generated always as (doc->>'owner') stored,
  duty text generated always as (doc->>'duty') stored,
  theirs boolean generated always as (doc->>'side' = 'creditor') stored,
  state text generated always as (doc->>'state') stored,
  priority text generated always as (doc->>'priority') stored,
  emergency integer generated always as (case when doc->>'priority' = 'P0' then 0 else 1 end) stored,
  due_at text generated always as (coalesce(doc->>'dueAt', '9999')) stored,
  next_fire_at text generated always as (doc->>'nextFireAt') stored
);
create index obligation_message on obligation (message);
create index obligation_thread on obligation (thread);
create index obligation_person on obligation (person) where person is not null;
create index obligation_watch_file on obligation (watch_file) where watch_file is not null;
create index obligation_fire on obligation (next_fire_at, id) where next_fire_at is not null;
create index obligation_desk on obligation (emergency, due_at, id) where state = 'open';
create index obligation_side on obligation (theirs, emergency, due_at, id) where state = 'open';
create index obligation_owner on obligation (owner, emergency, due_at, id) where state = 'open';

create table match (
  id text primary key, doc jsonb not null,
  a text generated always as (doc->>'a') stored,
  b text generated always as (doc->>'b') stored,
  state text generated always as (doc->>'state') stored,
  found_by text generated always as (doc->>'foundBy') stored
);
create index match_a on match (a);
create index match_b on match (b);
create index match_found_by on match (found_by);
create index match_candidate on match (state, id) where state = 'candidate';

create table decision (
  id text primary key, doc jsonb not null,
  person text generated always as (doc->>'person') stored,
  about text generated always as (doc->>'about') stored,
  at text generated always as (doc->>'at') stored,
  until text generated always as (doc->>'until') stored
);
create index decision_person on decision (person);
create index decision_about on decision (about);

create table signal (
  id text primary key, doc jsonb not null,
  kind text generated always as (doc->>'kind') stored,
  subject text generated always as (doc->>'subject') stored,
  thread text generated always as (doc->>'thread') stored,
  recipient text generated always as (doc->>'to') stored,
  state text generated always as (doc->>'state') stored,
  once text generated always as (doc->>'once') stored,
  raised_at text generated always as (doc->>'raisedAt') stored
);
create unique index signal_once on signal (once);
create index signal_subject on signal (subject);
create index signal_raised on signal (raised_at desc, id);
create index signal_thread on signal (thread) where thread is not null;

create table envelope (
  id text primary key, doc jsonb not null,
  peer text generated always as (doc->>'peer') stored,
  direction text generated always as (doc->>'direction') stored,
  message text generated always as (doc->>'message') stored,
  seq bigint generated always as ((doc->>'seq')::bigint) stored,
  receipt text generated always as (doc->>'receipt') stored
);
create unique index envelope_seq on envelope (peer, direction, seq);
create index envelope_message on envelope (message);

create table consultation (
  id text primary key, doc jsonb not null,
  actor text generated always as (doc->>'actor') stored,
  at text generated always as (doc->>'at') stored
);
create index consultation_at on consultation (at desc, id);

-- What messages and watch files say of persons, derived from their rows.
create table description (
  id text primary key, doc jsonb not null,
  source text generated always as (doc->>'source') stored,
  thread text generated always as (doc->>'thread') stored,
  known_at text generated always as (doc->>'knownAt') stored,
  live boolean generated always as (doc->>'live' = 'true') stored
);
create index description_source on description (source);
create index description_thread on description (thread) where thread is not null;
create table claim (
  id text primary key, doc jsonb not null,
  source text generated always as (doc->>'source') stored,
  about text generated always as (doc->>'about') stored,
  event text generated always as (doc#>>'{claim,says,event}') stored
);
create index claim_event on claim (event) where event is not null;
create index claim_source on claim (source);
create index claim_about on claim (about) where about is not null;
-- Links of messages and files, and those an officer made by hand (source = the link itself).
create table link (
  id text primary key, doc jsonb not null,
  source text generated always as (doc->>'source') stored,
  a text generated always as (doc->>'a') stored,
  b text generated always as (doc->>'b') stored,
  known_at text generated always as (doc->>'knownAt') stored
);
create index link_source on link (source);
create index link_a on link (a);
create index link_b on link (b);

-- How far delivery has come: the only table that is not history. A row leaves when its receipt is stored.
create table outbox (
  envelope text primary key, peer text not null, seq bigint not null, priority text not null,
  attempts integer not null default 0, next_attempt_at text not null, last_error text
);
create index outbox_next on outbox (next_attempt_at, priority, peer, seq);

comment on table obligation is 'What is owed, by whom to whom, until when; next_fire_at is its next durable timer';
comment on table signal is 'What the node raised to a named person by rule';
comment on table description is 'A person as one message or file described them';
comment on table outbox is 'Envelopes not yet confirmed by a receipt, with retries; operational, not history';
`;
