-- The present roster. Codes sort by their bytes, as in the contract and in Java.
create table roster.unit (
    code text collate "C" primary key,
    name text not null
);

-- Who is in the roster now. Without a post: in the human-resource pool.
create table roster.person (
    employee_number text collate "C" primary key,
    name text not null,
    rank text check (rank in ('SECTION_CHIEF', 'DEPUTY_SECTION_CHIEF', 'PRINCIPAL_STAFF_MEMBER',
                              'DEPUTY_PRINCIPAL_STAFF_MEMBER', 'STAFF_MEMBER')),
    phone text,
    email text
);

-- A row of the roster file. What the file says of the appraisal is kept as it was written:
-- true 是, false 否, null empty, that is "as the rank says".
create table roster.post (
    person text collate "C" not null references roster.person,
    unit text collate "C" not null references roster.unit,
    role text not null check (role in ('PRINCIPAL', 'DEPUTY', 'STAFF')),
    job_title text,
    appraisal boolean,
    why_not_appraised text,
    why_not_rating text,
    verifier boolean not null,
    primary key (person, unit)
);

create index post_unit on roster.post (unit);

-- Where somebody worked who has left the roster: what a transfer that comes later moves him out of.
create table roster.former_post (
    person text collate "C" not null,
    unit text collate "C" not null,
    primary key (person, unit)
);

-- Applied measures, each once an appraisal. They bind every later roster file until a row restores
-- what they took, by a document (恢复依据).
create table roster.measure (
    appraisal uuid primary key,
    campaign text collate "C" not null,
    person text collate "C" not null,
    kind text not null check (kind in ('DEMOTION', 'TRANSFER', 'EXCLUSION')),
    rank text not null,
    level smallint not null,
    applied_at timestamptz not null,
    lifted_at timestamptz,
    lifted_by text,
    check ((lifted_at is null) = (lifted_by is null))
);

create index measure_binding on roster.measure (person) where lifted_at is null;

-- The units that a transfer moved somebody out of.
create table roster.moved_out (
    appraisal uuid not null references roster.measure,
    unit text collate "C" not null,
    primary key (appraisal, unit)
);
