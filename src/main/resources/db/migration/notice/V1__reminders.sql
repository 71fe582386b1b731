-- Which reminders went out, as counts: never to whom.

create table notice.reminder (
    id       bigint generated always as identity primary key,
    campaign varchar(32) not null,
    stage    varchar(16) not null,
    at       timestamptz not null default clock_timestamp(),
    sent     integer     not null,
    failed   integer     not null
);

create index reminder_of_campaign on notice.reminder (campaign, at);
