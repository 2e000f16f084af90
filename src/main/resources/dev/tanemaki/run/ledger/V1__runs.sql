-- The ledger: which batch of which run is in. Written in the transaction that loads the batch.

create table tanemaki.execution (
  run bigint generated always as identity primary key,
  plan_name text not null,
  fingerprint text not null,
  generator_version text not null,
  plan text not null,
  batch_size integer not null check (batch_size > 0),
  workers integer not null check (workers > 0),
  mode text not null check (mode in ('append', 'replace')),
  status text not null check (status in ('running', 'finished', 'cancelled', 'failed')),
  operator name not null default session_user,
  client inet default inet_client_addr(),
  started timestamptz not null default clock_timestamp(),
  ended timestamptz,
  rows bigint not null default 0,
  total_rows bigint not null,
  error text not null default ''
);

comment on table tanemaki.execution is 'One execution of a plan; plan holds all that is needed to go on with it.';

create table tanemaki.extent (
  run bigint not null,
  position integer not null,
  table_name text not null,
  first_row bigint not null,
  rows bigint not null,
  merged boolean not null,
  primary key (run, table_name)
);

comment on table tanemaki.extent is 'The row indexes a run loads into each table, in loading order.';

-- No foreign key to execution: its trigger would lock the one row there for every batch.
create table tanemaki.batch (
  run bigint not null,
  table_name text not null,
  first_row bigint not null,
  rows bigint not null,
  worker integer not null,
  bytes bigint not null default 0,
  millis bigint not null default 0,
  primary key (run, table_name, first_row)
);

comment on table tanemaki.batch is 'A range of rows that is in: committed together with the rows themselves.';
