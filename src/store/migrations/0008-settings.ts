/** How each officer has set up his own screen: working state beside the history, like his session. */
export const settings = `
create table setting (
  officer text collate "C" primary key,
  doc jsonb not null
);

comment on table setting is 'How an officer has set up his screen: language, saved views, when he last looked.';
`;
