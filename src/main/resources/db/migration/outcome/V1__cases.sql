-- One case a cadre and campaign: what the count means for him, and what people decide about it. No score stands here:
-- it is the tally's, in one place. Name, rank and unit are those frozen at the opening.
create table outcome.cadre_case (
    appraisal uuid primary key,
    campaign varchar(32) not null,
    unit varchar(32) not null,
    unit_name varchar(128) not null,
    cadre varchar(32) not null,
    name varchar(64) not null,
    rank varchar(32) not null,
    status varchar(16) not null check (status in ('GRADED', 'NOT_GRADED', 'EXCLUDED')),
    grade varchar(16) check (grade in ('EXCELLENT', 'GOOD', 'AVERAGE', 'WEAK', 'POOR')),
    grade_table varchar(64),
    measure varchar(16) not null check (measure in ('NONE', 'DEMOTION', 'TRANSFER', 'EXCLUSION')),
    measure_table varchar(64),
    decision varchar(16) not null check (decision in ('NONE', 'PENDING', 'APPLIED', 'WAIVED')),
    standing varchar(32) not null check (standing in (
        'NOT_ENTERED', 'VERIFICATION_ASKED', 'CONFIRMED', 'OBJECTED', 'EXPIRED', 'REVIEW_ASKED', 'DISMISSED',
        'APPROVAL_ASKED', 'APPROVED', 'DONE')),
    -- whether the process came to the same grade and measure
    grade_confirmed boolean not null default false,
    -- the tasks, each from the moment in which it is asked for
    verification_task uuid unique,
    review_task uuid unique,
    approval_task uuid unique,
    -- whether the unit has spoken; null for exclusions and until it is known
    verified boolean,
    applied_at timestamptz,
    new_rank varchar(32),
    rank_table varchar(64),
    rule_book_hash varchar(64),
    unique (campaign, cadre),
    constraint graded_by_the_tables check (
        num_nonnulls(grade, grade_table, measure_table) = case when status = 'GRADED' then 3 else 0 end),
    constraint decided_about_measures_only check ((measure = 'NONE') = (decision = 'NONE')),
    constraint pending_until_done check ((decision = 'PENDING') = (standing <> 'DONE')),
    constraint applied_as_a_whole check (
        num_nonnulls(applied_at, new_rank, rule_book_hash) = case when decision = 'APPLIED' then 3 else 0 end)
);

create index cadre_case_unit on outcome.cadre_case (campaign, unit);
create index cadre_case_cadre on outcome.cadre_case (cadre);
create index cadre_case_pending on outcome.cadre_case (campaign, standing) where decision = 'PENDING';

-- What people said in a case, once for each of the three tasks, each time another person (domain rule 10).
create table outcome.word (
    appraisal uuid not null references outcome.cadre_case (appraisal),
    kind varchar(16) not null check (kind in ('VERIFICATION', 'OBJECTION_REVIEW', 'APPROVAL')),
    login varchar(32) not null,
    -- the person behind the login when he spoke, null for an account that stands for nobody of the roster
    employee_number varchar(32),
    -- confirmed, upheld, approved
    yes boolean not null,
    reason text,
    said_at timestamptz not null,
    primary key (appraisal, kind),
    unique (appraisal, login),
    unique (appraisal, employee_number),
    constraint reasons_where_due check (reason is not null or (yes and kind <> 'OBJECTION_REVIEW'))
);
