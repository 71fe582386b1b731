package org.pingyi.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.Dimension;
import org.pingyi.kernel.NotNow;
import org.pingyi.kernel.RaterGroup;

class CourseTest {
    static final Instant NOON = Instant.parse("2026-04-01T12:00:00Z");

    @Test
    void a_campaign_goes_from_draft_to_closed() {
        var campaign = draft().opened("hash")
                .collecting(NOON)
                .rating(NOON.plusSeconds(1))
                .ratingEnded()
                .counted(NOON.plusSeconds(2))
                .closed(NOON.plusSeconds(3));

        assertThat(campaign.phase()).isEqualTo(Phase.CLOSED);
        assertThat(campaign.collectionDeadline()).isEqualTo(NOON.plus(Duration.ofHours(32)));
        assertThat(campaign.ratingDeadline()).isEqualTo(NOON.plusSeconds(1).plus(Duration.ofHours(48)));
        assertThat(campaign.verificationDeadline())
                .isEqualTo(NOON.plusSeconds(2).plus(Duration.ofDays(2)));
        assertThat(campaign.closedAt()).isEqualTo(NOON.plusSeconds(3));
        assertThat(campaign.publishedAt()).isEqualTo(NOON.plusSeconds(3));
    }

    @Test
    void no_phase_is_skipped() {
        assertThatThrownBy(() -> draft().collecting(NOON))
                .isInstanceOf(NotNow.class)
                .hasMessage("campaign.notNow.DRAFT");
        assertThatThrownBy(() -> enrolling().rating(NOON)).hasMessage("campaign.notNow.ENROLMENT");
        assertThatThrownBy(() -> collecting().ratingEnded()).hasMessage("campaign.notNow.COLLECTION");
        assertThatThrownBy(() -> rating().counted(NOON)).hasMessage("campaign.notNow.RATING");
        assertThatThrownBy(() -> rating().ratingEnded().closed(NOON)).hasMessage("campaign.notNow.OPENING");
        assertThatThrownBy(() -> collecting().opened("again")).hasMessage("campaign.notNow.COLLECTION");
    }

    @Test
    void results_are_published_once_and_only_after_the_tally() {
        var counted = rating().ratingEnded().counted(NOON);

        assertThatThrownBy(() -> rating().ratingEnded().published(NOON)).hasMessage("campaign.notNow.OPENING");
        var published = counted.published(NOON.plusSeconds(5));
        assertThatThrownBy(() -> published.published(NOON)).hasMessage("campaign.publication.twice");
        assertThat(published.closed(NOON.plusSeconds(9)).publishedAt()).isEqualTo(NOON.plusSeconds(5));
        assertThatThrownBy(() -> counted.closed(NOON).published(NOON)).hasMessage("campaign.publication.twice");
        assertThatThrownBy(() -> published.aborted().published(NOON)).hasMessage("campaign.notNow.ABORTED");
    }

    @Test
    void any_campaign_that_is_not_closed_may_be_aborted_once() {
        for (var campaign : List.of(
                draft(),
                enrolling(),
                collecting(),
                rating(),
                rating().ratingEnded(),
                rating().ratingEnded().counted(NOON))) {
            var aborted = campaign.aborted();
            assertThat(aborted.phase()).isEqualTo(Phase.ABORTED);
            assertThat(aborted.ruleBookHash()).isEqualTo(campaign.ruleBookHash());
            assertThatThrownBy(aborted::aborted).hasMessage("campaign.notNow.ABORTED");
        }
        assertThatThrownBy(
                        () -> rating().ratingEnded().counted(NOON).closed(NOON).aborted())
                .hasMessage("campaign.notNow.CLOSED");
    }

    @Test
    void a_deadline_moves_to_a_later_instant_only_and_only_before_it_has_come() {
        var deadline = collecting().collectionDeadline();

        assertThat(collecting().extended(deadline.plusNanos(1_000), NOON).collectionDeadline())
                .isEqualTo(deadline.plusNanos(1_000));
        assertThat(rating().extended(rating().ratingDeadline().plusSeconds(60), NOON)
                        .collectionDeadline())
                .isEqualTo(deadline);
        assertThatThrownBy(() -> collecting().extended(deadline, NOON)).hasMessage("campaign.extension.notLater");
        assertThatThrownBy(() -> collecting().extended(deadline.plusNanos(999), NOON))
                .hasMessage("campaign.extension.notLater");
        assertThatThrownBy(() -> collecting().extended(deadline.plusSeconds(60), deadline))
                .hasMessage("campaign.extension.tooLate");
        assertThatThrownBy(() -> enrolling().extended(deadline, NOON)).hasMessage("campaign.notNow.ENROLMENT");
        assertThatThrownBy(() -> rating().ratingEnded().extended(deadline, NOON))
                .hasMessage("campaign.notNow.OPENING");
    }

    static Campaign draft() {
        return new Campaign(new CampaignCode("2026"), Phase.DRAFT, rules("2026"), null, null, null, null, null, null);
    }

    static Campaign enrolling() {
        return draft().opened("hash");
    }

    static Campaign collecting() {
        return enrolling().collecting(NOON);
    }

    static Campaign rating() {
        return collecting().rating(NOON);
    }

    /** The contract's defaults. */
    static RuleBook rules(String code) {
        return rules(code, "2026年度科级干部评议");
    }

    static RuleBook rules(String code, String title) {
        return new RuleBook(
                new CampaignCode(code),
                title,
                List.of("jw01", "gh01", "zz01"),
                2,
                null,
                Duration.ofHours(32),
                Duration.ofHours(48),
                Duration.ofDays(2),
                Duration.ofDays(14),
                true,
                3,
                false,
                Map.of(RaterGroup.PRINCIPAL, 40, RaterGroup.DEPUTY, 30, RaterGroup.STAFF, 30),
                Map.of(
                        Dimension.POLITICAL_QUALITY,
                        20,
                        Dimension.COMMITMENT,
                        20,
                        Dimension.WORK_STYLE,
                        20,
                        Dimension.INNOVATION,
                        20,
                        Dimension.INTEGRITY,
                        20));
    }
}
