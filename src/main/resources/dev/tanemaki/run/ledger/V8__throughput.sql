-- What the two rates of a run are made of, summed up over the parts of a run that was resumed.

alter table tanemaki.execution
  add column load_rows bigint not null default 0,
  add column load_seconds double precision not null default 0,
  add column loaded_rows bigint not null default 0,
  add column seconds double precision not null default 0;

comment on column tanemaki.execution.load_rows is 'Rows of generated tables that came in within load_seconds, pauses left out: the load rate.';

comment on column tanemaki.execution.loaded_rows is 'Rows of all tables that came in within seconds, which count everything: the rate from end to end. 0 where an older Tanemaki has run it.';
