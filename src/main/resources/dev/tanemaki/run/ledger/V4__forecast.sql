-- What a run was expected to cost stands beside what it did cost.

create table tanemaki.forecast (
  run bigint not null,
  kind text not null check (kind in ('keep', 'suspend', 'outcome')),
  rows bigint not null,
  pilot_rows bigint not null,
  load_seconds double precision not null,
  restore_seconds double precision not null,
  verify_seconds double precision not null,
  table_bytes bigint not null,
  index_bytes bigint not null,
  wal_bytes bigint not null,
  rows_per_second double precision not null,
  ceiling_rows_per_second double precision,
  primary key (run, kind)
);

comment on table tanemaki.forecast is 'What a pilot lets expect of a run with constraints kept and suspended, and its outcome.';
