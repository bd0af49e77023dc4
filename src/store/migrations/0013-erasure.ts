/** Erasures from the wish to the last trace; and columns whose values the planner's statistics must not repeat. */
export const erasure = `
create table erasure (
  id text primary key, doc jsonb not null,
  state text generated always as (doc->>'state') stored,
  target text generated always as (doc#>>'{target,id}') stored
);
create index erasure_state on erasure (state) where state in ('intended', 'erased', 'released');
create index message_passes on message ((doc->>'passes')) where doc->>'passes' is not null;

-- The planner keeps samples of values; of what people wrote it needs none, and they would outlive an erasure.
alter table content alter column body set statistics 0;
alter table entry alter column data set statistics 0;
alter table message alter column doc set statistics 0;
alter table watch_file alter column doc set statistics 0;
alter table description alter column doc set statistics 0;
alter table claim alter column doc set statistics 0;
alter table link alter column doc set statistics 0;
alter table match alter column doc set statistics 0;
alter table signal alter column doc set statistics 0;
alter table item alter column doc set statistics 0;
alter table obligation alter column doc set statistics 0;
alter table addressee alter column doc set statistics 0;
alter table decision alter column doc set statistics 0;
alter table envelope alter column doc set statistics 0;
alter table consultation alter column doc set statistics 0;
alter table command alter column result set statistics 0;
`;
