package org.pingyi.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.NotNow;
import org.pingyi.kernel.Unknown;
import org.pingyi.kernel.WindowClosed;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@OnRealTables
class WindowsTest {
    private static final CampaignCode CODE = new CampaignCode("W");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Executor A_THREAD_EACH = task -> new Thread(task).start();

    @Autowired
    Windows windows;

    @Autowired
    StoredCampaigns campaigns;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void a_draft() {
        jdbc.sql("truncate campaign.campaign cascade").update();
        campaigns.add(CourseTest.rules(CODE.value()));
    }

    @Test
    void before_the_deadline_one_is_in_time() {
        stands(Phase.COLLECTION, Duration.ofMinutes(1));

        var inTime = transaction.execute(status -> windows.enter(CODE, Stage.COLLECTION));

        assertThat(inTime).isBefore(campaigns.get(CODE).collectionDeadline());
    }

    @Test
    void from_the_deadline_on_the_window_is_closed() {
        stands(Phase.COLLECTION, Duration.ZERO);

        assertThatThrownBy(() -> enter(Stage.COLLECTION))
                .isInstanceOf(WindowClosed.class)
                .hasMessage("campaign.windowClosed.COLLECTION");
    }

    @ParameterizedTest
    @EnumSource(names = {"RATING", "OPENING", "OUTCOMES", "CLOSED"})
    void in_every_later_phase_the_collection_is_closed(Phase phase) {
        stands(phase, Duration.ofMinutes(1));

        assertThatThrownBy(() -> enter(Stage.COLLECTION)).isInstanceOf(WindowClosed.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"DRAFT", "ENROLMENT", "COLLECTION"})
    void before_its_stage_a_window_is_not_open_yet(Phase phase) {
        stands(phase, Duration.ofMinutes(1));

        assertThatThrownBy(() -> enter(Stage.RATING)).isInstanceOf(NotNow.class);
    }

    @Test
    void in_an_aborted_campaign_nothing_is_possible_any_more() {
        stands(Phase.ABORTED, Duration.ZERO);

        assertThatThrownBy(() -> enter(Stage.COLLECTION)).isInstanceOf(NotNow.class);
    }

    @Test
    void a_campaign_that_is_not_there_has_no_window() {
        assertThatThrownBy(() ->
                        transaction.execute(status -> windows.enter(new CampaignCode("nowhere"), Stage.COLLECTION)))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void a_lock_that_ends_at_once_is_refused() {
        assertThatThrownBy(() -> windows.enter(CODE, Stage.COLLECTION))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThatThrownBy(() -> windows.close(CODE, Stage.COLLECTION))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void closing_tells_whether_the_deadline_has_come() {
        stands(Phase.RATING, Duration.ofMinutes(1));
        assertThat(close(Stage.RATING)).isFalse();

        stands(Phase.RATING, Duration.ZERO);
        assertThat(close(Stage.RATING)).isTrue();
    }

    @Test
    void submitters_do_not_wait_for_each_other() {
        stands(Phase.COLLECTION, Duration.ofMinutes(1));

        transaction.executeWithoutResult(first -> {
            windows.enter(CODE, Stage.COLLECTION);
            assertThat(CompletableFuture.supplyAsync(
                            () -> transaction.execute(second -> windows.enter(CODE, Stage.COLLECTION)), A_THREAD_EACH))
                    .succeedsWithin(PATIENCE);
        });
    }

    @Test
    void closing_waits_for_who_is_submitting_and_finds_what_he_has_left() {
        stands(Phase.COLLECTION, Duration.ofSeconds(4));
        var entered = new CountDownLatch(1);
        var deadlineGone = new CountDownLatch(1);
        var submitting = CompletableFuture.runAsync(
                () -> transaction.executeWithoutResult(status -> {
                    windows.enter(CODE, Stage.COLLECTION);
                    entered.countDown();
                    await(deadlineGone);
                    jdbc.sql("update campaign.campaign set title = 'submitted'").update();
                }),
                A_THREAD_EACH);
        await(entered);
        Awaitility.await().until(this::deadlineHasCome);

        var closing = CompletableFuture.supplyAsync(
                () -> transaction.execute(status -> {
                    assertThat(windows.close(CODE, Stage.COLLECTION)).isTrue();
                    return jdbc.sql("select title from campaign.campaign")
                            .query(String.class)
                            .single();
                }),
                A_THREAD_EACH);
        Awaitility.await().until(this::somebodyWaits);
        deadlineGone.countDown();

        assertThat(closing).succeedsWithin(PATIENCE).isEqualTo("submitted");
        assertThat(submitting).succeedsWithin(PATIENCE);
    }

    /** He asks before the deadline and gets the lock after it: the clock that counts is read after the wait. */
    @Test
    void who_waited_for_the_closing_beyond_the_deadline_is_too_late() {
        stands(Phase.COLLECTION, Duration.ofSeconds(4));
        var locked = new CountDownLatch(1);
        var deadlineGone = new CountDownLatch(1);
        var closing = CompletableFuture.runAsync(
                () -> transaction.executeWithoutResult(status -> {
                    assertThat(windows.close(CODE, Stage.COLLECTION)).isFalse();
                    locked.countDown();
                    await(deadlineGone);
                }),
                A_THREAD_EACH);
        await(locked);
        var submitting = CompletableFuture.runAsync(() -> enter(Stage.COLLECTION), A_THREAD_EACH);
        Awaitility.await().until(this::somebodyWaits);
        assertThat(deadlineHasCome()).as("he asked in time").isFalse();
        Awaitility.await().until(this::deadlineHasCome);
        deadlineGone.countDown();

        assertThat(submitting)
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(WindowClosed.class);
        assertThat(closing).succeedsWithin(PATIENCE);
    }

    @Test
    void who_waited_for_an_abortion_finds_the_campaign_aborted() {
        stands(Phase.COLLECTION, Duration.ofMinutes(1));
        var locked = new CountDownLatch(1);
        var waiting = new CountDownLatch(1);
        var aborting = CompletableFuture.runAsync(
                () -> transaction.executeWithoutResult(status -> {
                    windows.close(CODE, Stage.COLLECTION);
                    locked.countDown();
                    await(waiting);
                    campaigns.save(campaigns.lock(CODE).aborted());
                }),
                A_THREAD_EACH);
        await(locked);
        var submitting = CompletableFuture.runAsync(() -> enter(Stage.COLLECTION), A_THREAD_EACH);
        Awaitility.await().until(this::somebodyWaits);
        waiting.countDown();

        assertThat(submitting)
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(NotNow.class);
        assertThat(aborting).succeedsWithin(PATIENCE);
    }

    @Test
    void the_stages_do_not_wait_for_each_other() {
        stands(Phase.COLLECTION, Duration.ofMinutes(1));

        transaction.executeWithoutResult(status -> {
            windows.close(CODE, Stage.RATING);
            assertThat(CompletableFuture.runAsync(() -> enter(Stage.COLLECTION), A_THREAD_EACH))
                    .succeedsWithin(PATIENCE);
        });
    }

    private boolean deadlineHasCome() {
        return jdbc.sql("select clock_timestamp() >= collection_deadline from campaign.campaign")
                .query(Boolean.class)
                .single();
    }

    private boolean somebodyWaits() {
        return jdbc.sql("select exists (select from pg_locks where locktype = 'advisory' and not granted)")
                .query(Boolean.class)
                .single();
    }

    private void enter(Stage stage) {
        transaction.executeWithoutResult(status -> windows.enter(CODE, stage));
    }

    private boolean close(Stage stage) {
        return Boolean.TRUE.equals(transaction.execute(status -> windows.close(CODE, stage)));
    }

    private void stands(Phase phase, Duration untilTheDeadline) {
        var deadline = jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .plus(untilTheDeadline);
        jdbc.sql("""
                        update campaign.campaign set phase = :phase, collection_deadline = :collection, rating_deadline = :rating,
                            opened_at = case when :phase = 'DRAFT' then null else clock_timestamp() end,
                            rule_book_hash = case when :phase = 'DRAFT' then null else repeat('0', 64) end
                        """)
                .param("phase", phase.name())
                .param("collection", phase.compareTo(Phase.COLLECTION) >= 0 ? deadline : null)
                .param("rating", phase.compareTo(Phase.RATING) >= 0 ? deadline : null)
                .update();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
