-- What leaves the box: per cadre the composite in whole hundredths, or null: too few valid marks, or the unit voided.
create table tally.composite (
    appraisal_id uuid    not null primary key,
    campaign     text    not null,
    hundredths   integer check (hundredths between 0 and 10000)
);
create index composite_by_campaign on tally.composite (campaign);

-- Units whose figures did not agree and whose ballots are therefore not counted; the trail says by whom and when.
create table tally.voided_unit (
    campaign text not null,
    unit     text not null,
    reason   text not null,
    primary key (campaign, unit)
);
