-- One row a cadre and campaign, from the task to the submitted report. The draft stays beside it as evidence.
create table collection.self_report (
    appraisal uuid primary key,
    campaign varchar(32) collate "C" not null,
    unit varchar(32) collate "C" not null,
    cadre varchar(32) collate "C" not null,
    drafted_at timestamptz,
    draft_summary text,
    draft_achievements text,
    draft_problems text,
    draft_plan text,
    submitted_at timestamptz,
    summary text,
    achievements text,
    problems text,
    plan text,
    content_digest bytea,
    receipt varchar(14) unique,
    -- whether the engine was told that the report is in
    reflected boolean not null default false,
    unique (campaign, cadre),
    constraint submitted_as_a_whole check (
        num_nonnulls(submitted_at, summary, achievements, problems, plan, content_digest, receipt) in (0, 7))
);

create index self_report_cadre on collection.self_report (cadre);
create index self_report_unit on collection.self_report (campaign, unit);
create index self_report_to_reflect on collection.self_report (campaign, unit)
    where submitted_at is not null and not reflected;
