/** The order of the desk as columns: rank under the weights in force, then the clock or the event, whichever comes first. */
export const deskOrder = `
alter table obligation
  add column rank integer generated always as (coalesce((doc->>'rank')::integer, case when doc->>'priority' = 'P0' then 0 else 99 end)) stored,
  add column act_by text generated always as (least(coalesce(doc->>'dueAt', '9999'), coalesce(doc#>>'{signs,event,at}', '9999'))) stored;
drop index obligation_desk;
drop index obligation_side;
drop index obligation_owner;
alter table obligation drop column emergency;
create index obligation_desk on obligation (rank, act_by, id) where state = 'open';
create index obligation_side on obligation (theirs, rank, act_by, id) where state = 'open';
create index obligation_owner on obligation (owner, rank, act_by, id) where state = 'open';
create index obligation_due on obligation (theirs, due_at) where state = 'open';
`;
