-- The box. Nothing in this schema says who voted or when: no time, no sequence, no default, no audit column. A test
-- holds exactly these columns.
create table ballotbox.box (
    campaign   text    not null primary key,
    state      text    not null check (state in ('ENROLLING', 'LOCKED', 'OPENED', 'DESTROYED')),
    threshold  integer not null check (threshold >= 2),
    public_key bytea
);

-- Who holds a share of the box's key. His private key is encrypted under his passphrase; his share is sealed to his
-- public key; a share that was handed in is sealed to a key that only the node's secret opens.
create table ballotbox.scrutineer (
    campaign       text    not null references ballotbox.box,
    login          text    not null,
    position       integer not null,
    enrolment_task uuid    not null unique,
    opening_task   uuid    not null unique,
    enrolled       boolean not null,
    given          boolean not null,
    public_key     bytea,
    private_key    bytea,
    salt           bytea,
    memory_kib     integer,
    iterations     integer,
    parallelism    integer,
    share          bytea,
    handed_in      bytea,
    primary key (campaign, login)
);

-- A ballot: a random id, where it counts, a cipher text whose length is the same for a whole unit.
create table ballotbox.sealed_ballot (
    id          uuid  not null primary key,
    campaign    text  not null,
    unit        text  not null,
    rater_group text  not null check (rater_group in ('PRINCIPAL', 'DEPUTY', 'STAFF')),
    content     bytea not null
);
alter table ballotbox.sealed_ballot alter column content set storage external;
create index sealed_ballot_by_unit on ballotbox.sealed_ballot (campaign, unit, id) include (rater_group);

-- Wrong passphrases are counted by the time; that is why they stand outside the box's schema.
create schema scrutiny;
create table scrutiny.wrong_passphrase (
    id       bigint generated always as identity primary key,
    campaign text        not null,
    login    text        not null,
    at       timestamptz not null
);
create index wrong_passphrase_by_scrutineer on scrutiny.wrong_passphrase (campaign, login, at);
