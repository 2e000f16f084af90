-- Undo, and what an operator asks of a past run: who, from where, how often, how sound.

alter table tanemaki.execution
  drop constraint execution_status_check,
  add constraint execution_status_check
    check (status in ('running', 'finished', 'cancelled', 'failed', 'undoing', 'undone')),
  add column host text not null default '',
  add column application text not null default '',
  add column retries bigint not null default 0;

alter table tanemaki.batch add column attempts integer not null default 1;

create table tanemaki.audit (
  entry bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  operator name not null default session_user,
  client inet default inet_client_addr(),
  host text not null default '',
  act text not null check (act in ('start', 'resume', 'cancel', 'undo')),
  run bigint not null,
  detail text not null default ''
);

comment on table tanemaki.audit is 'Who did what to which run; written in the transaction of the act.';

create table tanemaki.verification (
  run bigint not null,
  table_name text not null,
  kind text not null,
  name text not null,
  rows bigint not null,
  violations bigint not null,
  primary key (run, table_name, kind, name)
);

comment on table tanemaki.verification is 'The constraints of the run''s tables, verified over the rows after its last load.';
