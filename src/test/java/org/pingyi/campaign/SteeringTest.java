package org.pingyi.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pingyi.campaign.Steering.Abortion;
import org.pingyi.campaign.Steering.Extension;
import org.pingyi.campaign.Steering.Publication;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.Deed;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.NotNow;
import org.pingyi.kernel.Problem;
import org.pingyi.kernel.SystemRole;
import org.pingyi.kernel.Unknown;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@OnRealTables
class SteeringTest {
    private static final Actor APPROVER = new Actor("ap1", "AP", SystemRole.HR_APPROVER, null);
    private static final Actor OFFICER = new Actor("hr1", "HR", SystemRole.HR_OFFICER, null);
    private static final CampaignCode CODE = new CampaignCode("2026");

    @Autowired
    Steering steering;

    @Autowired
    StoredCampaigns campaigns;

    @Autowired
    Windows windows;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    @BeforeEach
    void a_draft() {
        jdbc.sql("truncate campaign.campaign cascade").update();
        campaigns.add(CourseTest.rules("2026"));
    }

    @Test
    void the_course_is_taken_step_by_step_and_each_step_once() {
        assertThatThrownBy(() -> campaigns.startCollection(CODE)).isInstanceOf(NotNow.class);
        stands(Phase.ENROLMENT);

        var collection = campaigns.startCollection(CODE);
        assertThat(campaigns.startCollection(CODE)).isEqualTo(collection);
        assertThat(Duration.between(now(), collection))
                .isBetween(Duration.ofHours(32).minusMinutes(1), Duration.ofHours(32));
        assertThatThrownBy(() -> campaigns.startOpening(CODE)).isInstanceOf(NotNow.class);

        var rating = campaigns.startRating(CODE);
        assertThat(campaigns.startRating(CODE)).isEqualTo(rating);
        assertThat(campaigns.startCollection(CODE)).isEqualTo(collection);
        campaigns.startOpening(CODE);
        campaigns.startOpening(CODE);

        var verification = campaigns.startOutcomes(CODE);
        assertThat(campaigns.startOutcomes(CODE)).isEqualTo(verification);
        campaigns.close(CODE);
        campaigns.close(CODE);

        var closed = campaigns.get(CODE);
        assertThat(closed.phase()).isEqualTo(Phase.CLOSED);
        assertThat(closed.collectionDeadline()).isEqualTo(collection);
        assertThat(closed.ratingDeadline()).isEqualTo(rating);
        assertThat(closed.verificationDeadline()).isEqualTo(verification);
        assertThat(closed.published()).isTrue();
        assertThat(deeds())
                .containsExactly(
                        new Deed("system", "RESULTS_PUBLISHED", "2026", null),
                        new Deed("system", "CAMPAIGN_CLOSED", "2026", null));
    }

    @Test
    void an_aborted_campaign_goes_nowhere() {
        stands(Phase.COLLECTION);
        steering.abort(APPROVER, CODE, () -> new Abortion("方案有误"));

        assertThatThrownBy(() -> campaigns.startCollection(CODE)).isInstanceOf(NotNow.class);
        assertThatThrownBy(() -> campaigns.startRating(CODE)).isInstanceOf(NotNow.class);
        assertThatThrownBy(() -> campaigns.close(CODE)).isInstanceOf(NotNow.class);
    }

    @Test
    void a_running_deadline_moves_for_everybody() {
        stands(Phase.COLLECTION);
        var until = campaigns.get(CODE).collectionDeadline().plusSeconds(3_600);

        steering.extend(APPROVER, CODE, () -> new Extension(until.toString(), "网络中断"));

        assertThat(campaigns.get(CODE).collectionDeadline()).isEqualTo(until);
        assertThat(events.stream(DeadlineMoved.class))
                .containsExactly(new DeadlineMoved(CODE, Stage.COLLECTION, until));
        assertThat(deeds()).singleElement().satisfies(deed -> {
            assertThat(deed.action()).isEqualTo("DEADLINE_EXTENDED");
            assertThat(deed.detail()).contains(until.toString(), "网络中断");
        });
    }

    @Test
    void the_rating_moves_without_the_collection() {
        stands(Phase.RATING);
        var before = campaigns.get(CODE);

        steering.extend(
                APPROVER,
                CODE,
                () -> new Extension(before.ratingDeadline().plusSeconds(1).toString(), "网络中断"));

        assertThat(campaigns.get(CODE).ratingDeadline())
                .isEqualTo(before.ratingDeadline().plusSeconds(1));
        assertThat(campaigns.get(CODE).collectionDeadline()).isEqualTo(before.collectionDeadline());
    }

    @Test
    void an_instant_in_another_zone_is_the_same_instant() {
        stands(Phase.RATING);
        var deadline = campaigns.get(CODE).ratingDeadline();
        var inShanghai = deadline.plusSeconds(60).atOffset(ZoneOffset.ofHours(8));

        steering.extend(APPROVER, CODE, () -> new Extension(inShanghai.toString(), "网络中断"));

        assertThat(campaigns.get(CODE).ratingDeadline()).isEqualTo(deadline.plusSeconds(60));
    }

    @Test
    void no_deadline_moves_to_an_earlier_instant_or_stays() {
        stands(Phase.COLLECTION);
        var deadline = campaigns.get(CODE).collectionDeadline();

        for (var until : List.of(deadline, deadline.minusSeconds(1))) {
            assertThatThrownBy(() -> steering.extend(APPROVER, CODE, () -> new Extension(until.toString(), "理由")))
                    .isInstanceOf(NotNow.class)
                    .hasMessage("campaign.extension.notLater");
        }
        assertThat(campaigns.get(CODE).collectionDeadline()).isEqualTo(deadline);
    }

    @Test
    void after_the_deadline_nothing_is_extended_though_the_timer_is_late() {
        stands(Phase.COLLECTION);
        jdbc.sql("update campaign.campaign set collection_deadline = clock_timestamp()")
                .update();

        assertThatThrownBy(() -> steering.extend(APPROVER, CODE, unread()))
                .isInstanceOf(NotNow.class)
                .hasMessage("campaign.extension.tooLate");
    }

    @ParameterizedTest
    @EnumSource(names = {"DRAFT", "ENROLMENT", "OPENING", "OUTCOMES", "CLOSED", "ABORTED"})
    void outside_the_two_stages_there_is_nothing_to_extend(Phase phase) {
        stands(phase);

        assertThatThrownBy(() -> steering.extend(APPROVER, CODE, unread())).isInstanceOf(NotNow.class);
    }

    @Test
    void an_extension_says_until_when_and_why() {
        stands(Phase.COLLECTION);

        assertThat(refused(() -> new Extension(null, null))).containsExactly("/until", "/reason");
        assertThat(refused(() -> new Extension("tomorrow", " "))).containsExactly("/until", "/reason");
        assertThat(refused(() -> new Extension("2100-01-01T00:00:00", "理由"))).containsExactly("/until");
        assertThat(refused(() -> new Extension("2100-01-01T00:00:00Z", "字".repeat(4_001))))
                .containsExactly("/reason");
    }

    @Test
    void results_are_published_by_hr() {
        stands(Phase.OUTCOMES);

        steering.publish(OFFICER, CODE, Publication::new);

        assertThat(campaigns.get(CODE).published()).isTrue();
        assertThat(deeds()).containsExactly(new Deed("hr1", "RESULTS_PUBLISHED", "2026", null));
        assertThatThrownBy(() -> steering.publish(OFFICER, CODE, unread())).isInstanceOf(NotNow.class);
        campaigns.close(CODE);
        assertThat(deeds()).extracting(Deed::action).containsExactly("RESULTS_PUBLISHED", "CAMPAIGN_CLOSED");
    }

    @ParameterizedTest
    @EnumSource(names = {"DRAFT", "ENROLMENT", "COLLECTION", "RATING", "OPENING", "CLOSED", "ABORTED"})
    void without_results_nothing_is_published(Phase phase) {
        stands(phase);

        assertThatThrownBy(() -> steering.publish(OFFICER, CODE, unread())).isInstanceOf(NotNow.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"DRAFT", "ENROLMENT", "COLLECTION", "RATING", "OPENING", "OUTCOMES"})
    void a_campaign_is_aborted_in_any_phase_before_it_is_closed(Phase phase) {
        stands(phase);

        steering.abort(APPROVER, CODE, () -> new Abortion("方案有误"));

        assertThat(campaigns.get(CODE).phase()).isEqualTo(Phase.ABORTED);
        assertThat(campaigns.running()).isEmpty();
        assertThat(events.stream(CampaignAborted.class)).containsExactly(new CampaignAborted(CODE, "ap1"));
        assertThat(deeds()).containsExactly(new Deed("ap1", "CAMPAIGN_ABORTED", "2026", "方案有误"));
        assertThatThrownBy(() -> steering.abort(APPROVER, CODE, unread())).isInstanceOf(NotNow.class);
    }

    @Test
    void a_closed_campaign_is_not_aborted() {
        stands(Phase.CLOSED);

        assertThatThrownBy(() -> steering.abort(APPROVER, CODE, unread())).isInstanceOf(NotNow.class);
    }

    @Test
    void an_abortion_needs_a_reason() {
        stands(Phase.RATING);

        var refused =
                catchThrowableOfType(Invalid.class, () -> steering.abort(APPROVER, CODE, () -> new Abortion("\u3000")));

        assertThat(refused.problems()).extracting(Problem::at).containsExactly("/reason");
        assertThat(campaigns.get(CODE).phase()).isEqualTo(Phase.RATING);
    }

    @Test
    void what_is_not_there_is_neither_extended_published_nor_aborted() {
        var nowhere = new CampaignCode("nowhere");

        assertThatThrownBy(() -> steering.extend(APPROVER, nowhere, unread())).isInstanceOf(Unknown.class);
        assertThatThrownBy(() -> steering.publish(OFFICER, nowhere, unread())).isInstanceOf(Unknown.class);
        assertThatThrownBy(() -> steering.abort(APPROVER, nowhere, unread())).isInstanceOf(Unknown.class);
    }

    @Test
    void an_extension_waits_for_the_closing_and_comes_too_late() throws Exception {
        stands(Phase.COLLECTION);
        var closing = new CountDownLatch(1);
        var closed = CompletableFuture.runAsync(
                () -> transaction.executeWithoutResult(status -> {
                    windows.close(CODE, Stage.COLLECTION);
                    closing.countDown();
                    try {
                        Thread.sleep(500);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    campaigns.startRating(CODE);
                    campaigns.startOpening(CODE);
                }),
                task -> new Thread(task).start());
        closing.await();

        assertThatThrownBy(() -> steering.extend(APPROVER, CODE, unread())).hasMessage("campaign.notNow.OPENING");
        assertThat(closed).succeedsWithin(Duration.ofSeconds(10));
    }

    private List<String> refused(Supplier<Extension> asked) {
        return catchThrowableOfType(Invalid.class, () -> steering.extend(APPROVER, CODE, asked)).problems().stream()
                .map(Problem::at)
                .toList();
    }

    private void stands(Phase phase) {
        if (phase != Phase.DRAFT) {
            jdbc.sql("""
                            update campaign.campaign set phase = 'ENROLMENT', opened_at = clock_timestamp(), rule_book_hash = repeat('0', 64)
                            """).update();
        }
        if (phase == Phase.ABORTED) {
            jdbc.sql("update campaign.campaign set phase = 'ABORTED'").update();
            return;
        }
        if (phase.compareTo(Phase.COLLECTION) >= 0) {
            campaigns.startCollection(CODE);
        }
        if (phase.compareTo(Phase.RATING) >= 0) {
            campaigns.startRating(CODE);
        }
        if (phase.compareTo(Phase.OPENING) >= 0) {
            campaigns.startOpening(CODE);
        }
        if (phase.compareTo(Phase.OUTCOMES) >= 0) {
            campaigns.startOutcomes(CODE);
        }
        if (phase == Phase.CLOSED) {
            campaigns.close(CODE);
        }
    }

    private Instant now() {
        return jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private static <T> Supplier<T> unread() {
        return () -> {
            throw new AssertionError("the content is looked at only when the state allows it");
        };
    }

    private List<Deed> deeds() {
        return events.stream(Deed.class).toList();
    }
}
