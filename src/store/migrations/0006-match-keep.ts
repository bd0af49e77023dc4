/** When a match that nobody believes in is let go of: asked every second, so it has an index of its own. */
export const matchKeep = `
alter table match add column keep_until text generated always as (doc->>'keepUntil') stored;
create index match_keep on match (keep_until, id) where keep_until is not null;
comment on column match.keep_until is 'Near misses and rejected matches go after it; null for what joins two descriptions.';
`;
