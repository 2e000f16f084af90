-- How rows went over the wire; before there was a choice, in binary.

alter table tanemaki.execution
  add column format text not null default 'binary' check (format in ('binary', 'text'));
