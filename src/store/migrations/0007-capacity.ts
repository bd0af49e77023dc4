/** Versions of the desk's weights, and who works when. */
export const capacity = `
create table weighting (
  id text primary key, doc jsonb not null,
  state text generated always as (doc->>'state') stored
);
create table capacity_plan (id text primary key, doc jsonb not null);
`;
