-- The trail: rows are added and never touched again.

create table audit.entry (
    id      bigint generated always as identity primary key,
    at      timestamptz not null default clock_timestamp(),
    actor   text        not null,
    action  text        not null,
    subject text        not null,
    detail  text
);

create index entry_newest_first on audit.entry (at desc, id desc);
create index entry_of_actor on audit.entry (actor, at desc, id desc);

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only';
end
$$;

create trigger append_only before update or delete or truncate on audit.entry
    for each statement execute function audit.refuse_change();
