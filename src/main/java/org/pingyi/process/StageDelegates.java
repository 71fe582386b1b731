package org.pingyi.process;

import static org.pingyi.process.Variable.CAMPAIGN;
import static org.pingyi.process.Variable.UNIT;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.pingyi.ballotbox.BallotBox;
import org.pingyi.campaign.Campaigns;
import org.pingyi.collection.Collecting;
import org.pingyi.outcome.Outcomes;
import org.pingyi.rating.Rating;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The delegates of {@code annual-campaign}, {@code unit-collection} and {@code unit-rating}: one call each, idempotent. */
@Configuration(proxyBeanMethods = false)
class StageDelegates {
    @Bean
    JavaDelegate startCollectionDelegate(Collecting collecting) {
        return execution -> collecting.start(CAMPAIGN.from(execution));
    }

    @Bean
    JavaDelegate remindMissingDelegate(RemindingMissing reminding) {
        return execution -> reminding.remind(CAMPAIGN.from(execution), UNIT.from(execution));
    }

    @Bean
    JavaDelegate excludeMissingDelegate(Collecting collecting) {
        return execution -> collecting.excludeMissing(CAMPAIGN.from(execution), UNIT.from(execution));
    }

    @Bean
    JavaDelegate closeCollectionDelegate(Collecting collecting) {
        return execution -> collecting.close(CAMPAIGN.from(execution));
    }

    @Bean
    JavaDelegate startRatingDelegate(Rating rating) {
        return execution -> rating.start(CAMPAIGN.from(execution));
    }

    @Bean
    JavaDelegate closeUnitRatingDelegate(RatingDeadline deadline) {
        return execution -> deadline.requireReached(CAMPAIGN.from(execution));
    }

    @Bean
    JavaDelegate closeRatingDelegate(Rating rating) {
        return execution -> rating.close(CAMPAIGN.from(execution));
    }

    /** 计票: the weighted scores, on the thread of the scrutineer who opened the box. */
    @Bean
    JavaDelegate countBallotsDelegate(CountingInTheEngine counting) {
        return execution -> counting.countOpenedBox(CAMPAIGN.from(execution));
    }

    @Bean
    JavaDelegate startOutcomesDelegate(Outcomes outcomes) {
        return execution -> outcomes.start(CAMPAIGN.from(execution));
    }

    @Bean
    JavaDelegate closeCampaignDelegate(Campaigns campaigns) {
        return execution -> campaigns.close(CAMPAIGN.from(execution));
    }

    @Bean
    JavaDelegate destroyBallotsDelegate(BallotBox box) {
        return execution -> box.destroy(CAMPAIGN.from(execution));
    }

    @Bean
    JavaDelegate abortCampaignDelegate(BallotBox box) {
        return execution -> box.destroy(CAMPAIGN.from(execution));
    }
}
