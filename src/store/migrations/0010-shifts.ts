/** Changes of shift, and the desk by when things came. */
export const shifts = `
create table shift (
  id text primary key, doc jsonb not null,
  left_at text generated always as (doc->>'leftAt') stored
);
create index shift_left on shift (left_at);
create index obligation_opened on obligation ((doc->>'openedAt')) where state = 'open';
comment on table shift is 'What an officer left to the next one, with the lists as they stood, signed by both.';
`;
