-- The one place where it is decided whether something is in time (ADR 0004): against the database's clock, in the
-- transaction that submits. In PL/pgSQL and volatile, so that what is read after the lock is read with a fresh snapshot,
-- also inside one statement.

create function campaign.window_lock(campaign_code text, stage text) returns bigint
    language sql immutable parallel safe
    return hashtextextended('window of ' || stage || ' in ' || campaign_code, 0);

-- OPEN, NOT_BEGUN, CLOSED (the deadline has come, or the stage has ended early), ABORTED; null for an unknown campaign.
-- The stages are named like their phases.
create function campaign.window_standing(campaign_code text, stage text, at timestamptz) returns text
    language plpgsql volatile as $$
declare
    found_phase text;
    deadline timestamptz;
begin
    select c.phase, case stage when 'COLLECTION' then c.collection_deadline when 'RATING' then c.rating_deadline end
      into found_phase, deadline
      from campaign.campaign c
     where c.code = campaign_code;
    return case
        when found_phase is null then null
        when found_phase = 'ABORTED' then 'ABORTED'
        when deadline is null then 'NOT_BEGUN'
        when at >= deadline or found_phase <> stage then 'CLOSED'
        else 'OPEN'
    end;
end
$$;

-- Whoever submits enters: the stage's lock is shared until the transaction ends, and decided_at is read after it was got.
-- Whoever closes takes the same lock exclusively.
create function campaign.enter_window(campaign_code text, stage text, out standing text, out decided_at timestamptz)
    language plpgsql volatile as $$
begin
    perform pg_advisory_xact_lock_shared(campaign.window_lock(campaign_code, stage));
    decided_at := clock_timestamp();
    standing := campaign.window_standing(campaign_code, stage, decided_at);
end
$$;
