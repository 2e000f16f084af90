-- What a run takes away to load faster is written down before it goes.

create table tanemaki.suspended (
  run bigint not null,
  position integer not null,
  table_schema text not null,
  table_name text not null,
  name text not null,
  kind text not null
    check (kind in ('foreign key', 'primary key', 'unique', 'unique index', 'index')),
  columns text[] not null,
  referenced_schema text not null default '',
  referenced_table text not null default '',
  referenced_columns text[] not null default '{}',
  condition text not null default '',
  definition text not null default '',
  drop_sql text not null,
  build_sql text[] not null,
  adopt_sql text[] not null,
  bytes bigint not null default 0,
  suspended timestamptz not null default clock_timestamp(),
  built timestamptz,
  restored timestamptz,
  primary key (run, position)
);

comment on table tanemaki.suspended is 'Constraints and indexes that a run took away while it loaded, with the statements that bring them back.';

alter table tanemaki.execution
  add column constraints text not null default 'keep'
    check (constraints in ('keep', 'suspend', 'auto')),
  add column catalog text[] not null default '{}',
  add column home text not null default '';

comment on column tanemaki.execution.catalog is 'All that the catalog said of the tables before anything was taken away.';

comment on column tanemaki.execution.home is 'The server and database that the run was begun in; empty where an older Tanemaki has begun it. A ledger elsewhere is a copy.';

alter table tanemaki.audit
  drop constraint audit_act_check,
  add constraint audit_act_check
    check (act in ('start', 'pause', 'continue', 'resume', 'cancel', 'undo', 'restore'));

-- Where earlier ledgers kept their version; Flyway's history does now.
drop table if exists tanemaki.version;
