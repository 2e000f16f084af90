-- What past runs are compared by: when each batch came in, where the run was made, and words on it.

alter table tanemaki.batch add column committed timestamptz;

comment on column tanemaki.batch.committed is 'When its rows were in, an instant before the commit; null where an older Tanemaki has loaded it.';

alter table tanemaki.execution
  add column note text not null default '',
  add column server text not null default '',
  add column settings jsonb not null default '{}',
  add column machine text not null default '';

comment on column tanemaki.execution.settings is 'The settings of the server that matter to a load, as they were when the run began.';
