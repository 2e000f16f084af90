-- What was over the limits that an operator had set.

create table tanemaki.alert (
  run bigint not null,
  rule text not null,
  value text not null,
  rows bigint not null,
  raised timestamptz not null default clock_timestamp(),
  up boolean not null default true,
  primary key (run, rule)
);

comment on table tanemaki.alert is 'What was over its limit when the run''s rows had been verified; rule and value as the operator reads them.';
