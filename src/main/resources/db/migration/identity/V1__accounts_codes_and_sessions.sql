create table identity.account (
    username varchar(32) collate "C" primary key,
    display_name varchar(128) not null,
    role varchar(20),
    employee_number varchar(32) collate "C",
    password_hash varchar(255) not null,
    disabled boolean not null default false,
    created_at timestamptz not null default clock_timestamp(),
    set_by_others_at timestamptz
);

comment on column identity.account.set_by_others_at is 'since when the password is one that somebody else set and its owner has not been told of';

create unique index account_person on identity.account (employee_number) where not disabled;

create table identity.credential (
    employee_number varchar(32) collate "C" primary key,
    name varchar(64) not null,
    code_hash bytea,
    password_hash varchar(255),
    set_by_others_at timestamptz,
    constraint code_or_own_password check (num_nonnulls(code_hash, password_hash) = 1)
);

comment on table identity.credential is 'how people of the roster log in; stays when they leave it, so that who comes back keeps it';
comment on column identity.credential.name is 'the name at the time when the code was issued, for who has left the roster since';

create table identity.wrong_attempt (
    name_hash bytea not null,
    at timestamptz not null default clock_timestamp()
);

comment on column identity.wrong_attempt.name_hash is 'keyed: what is typed as a name is sometimes a password';

create index wrong_attempt_name on identity.wrong_attempt (name_hash, at);
create index wrong_attempt_at on identity.wrong_attempt (at);

create table identity.spring_session (
    primary_id char(36) not null,
    session_id char(36) not null,
    creation_time bigint not null,
    last_access_time bigint not null,
    max_inactive_interval int not null,
    expiry_time bigint not null,
    principal_name varchar(100),
    constraint spring_session_pk primary key (primary_id)
);

create unique index spring_session_ix1 on identity.spring_session (session_id);
create index spring_session_ix2 on identity.spring_session (expiry_time);
create index spring_session_ix3 on identity.spring_session (principal_name);

create table identity.spring_session_attributes (
    session_primary_id char(36) not null,
    attribute_name varchar(200) not null,
    attribute_bytes bytea not null,
    constraint spring_session_attributes_pk primary key (session_primary_id, attribute_name),
    constraint spring_session_attributes_fk foreign key (session_primary_id)
        references identity.spring_session (primary_id) on delete cascade
);
