-- Who has a ballot. The id is all that the engine gets to see.
create table rating.entitlement (
    id uuid primary key,
    campaign varchar(32) collate "C" not null,
    unit varchar(32) collate "C" not null,
    rater varchar(32) collate "C" not null,
    rater_group varchar(16) not null,
    unique (campaign, unit, rater)
);

create index entitlement_rater on rating.entitlement (rater);

-- Who has cast: that, and nothing of when or what (design: the ballot box). No column may ever tell either.
create table rating.participation (
    campaign varchar(32) collate "C" not null,
    unit varchar(32) collate "C" not null,
    rater varchar(32) collate "C" not null,
    -- for telling the engine; no key, no index: casting is the hottest path there is
    entitlement uuid not null,
    -- whether the engine was told that the ballot is in
    reflected boolean not null default false,
    primary key (campaign, unit, rater)
);

create index participation_to_reflect on rating.participation (campaign, unit) where not reflected;
