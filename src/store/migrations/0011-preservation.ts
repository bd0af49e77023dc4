/** Orders that stop erasure after an incident, and what they keep. */
export const preservation = `
create table preservation (
  id text primary key, doc jsonb not null,
  state text generated always as (doc->>'state') stored,
  until text generated always as (doc->>'until') stored
);
create index preservation_until on preservation (until) where state = 'in-force';
create index match_preserved on match ((doc->>'preservedBy')) where doc->>'preservedBy' is not null;
`;
