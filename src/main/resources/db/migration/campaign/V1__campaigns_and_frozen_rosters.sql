-- The campaigns, their rule books, and the roster as it was when each of them opened.

create table campaign.campaign (
    code                varchar(32) collate "C" primary key,
    title               text        not null,
    phase               varchar(16) not null
        check (phase in ('DRAFT', 'ENROLMENT', 'COLLECTION', 'RATING', 'OPENING', 'OUTCOMES', 'CLOSED', 'ABORTED')),
    -- the completed body in its canonical form: these bytes, followed by those of decision_tables, are what is hashed
    rule_book           text        not null,
    decision_tables     bytea,
    rule_book_hash      char(64),
    roster_hash         char(64),
    -- the pre-flight's warnings as they were signed off, by whom
    signed_off          jsonb,
    signed_off_by       varchar(32),
    created_at          timestamptz not null default clock_timestamp(),
    opened_at           timestamptz,
    collection_deadline timestamptz,
    rating_deadline     timestamptz,
    outcomes_since      timestamptz,
    closed_at           timestamptz,
    published_at        timestamptz,
    check ((opened_at is null) = (rule_book_hash is null)),
    check (phase in ('DRAFT', 'ABORTED') or opened_at is not null),
    check (phase <> 'DRAFT' or opened_at is null)
);

-- one campaign at a time between opening and end
create unique index one_running_campaign on campaign.campaign ((true)) where phase not in ('DRAFT', 'CLOSED', 'ABORTED');

create table campaign.unit (
    campaign varchar(32) collate "C" not null references campaign.campaign,
    code     varchar(32) collate "C" not null,
    name     text                    not null,
    cadres   integer                 not null,
    primary key (campaign, code)
);

create table campaign.post (
    campaign        varchar(32) collate "C" not null,
    unit            varchar(32) collate "C" not null,
    employee_number varchar(32) collate "C" not null,
    name            text                    not null,
    role            varchar(16)             not null check (role in ('PRINCIPAL', 'DEPUTY', 'STAFF')),
    rank            varchar(32),
    job_title       text,
    appraised       boolean                 not null,
    rates           boolean                 not null,
    verifier        boolean                 not null,
    primary key (campaign, unit, employee_number),
    foreign key (campaign, unit) references campaign.unit
);

create index post_of_person on campaign.post (employee_number, campaign);

create table campaign.appraisal (
    id        uuid primary key,
    campaign  varchar(32) collate "C" not null,
    unit      varchar(32) collate "C" not null,
    cadre     varchar(32) collate "C" not null,
    name      text                    not null,
    rank      varchar(32)             not null,
    job_title text,
    excluded  boolean                 not null default false,
    unique (campaign, cadre),
    foreign key (campaign, unit, cadre) references campaign.post
);

create index appraisal_of_cadre on campaign.appraisal (cadre);
create index appraisal_of_unit on campaign.appraisal (campaign, unit);
