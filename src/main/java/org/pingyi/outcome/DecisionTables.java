package org.pingyi.outcome;

import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.Rank;
import org.pingyi.tally.CompositeScore;

/** The three decision tables as deployed with the campaign; implemented by the process module. */
public interface DecisionTables {
    /** What a table said, and which version of it, such as {@code grade-band:1}. */
    record Said<T>(T value, String table) {}

    Said<Grade> grade(CampaignCode campaign, CompositeScore score);

    Said<Measure> measure(CampaignCode campaign, Grade grade);

    Said<Rank> rankAfterDemotion(CampaignCode campaign, Rank rank);
}
