package org.pingyi.ballotbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.pingyi.ballotbox.Typed.actor;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.Deed;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.NotNow;
import org.pingyi.kernel.Problem;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.TooMany;
import org.pingyi.kernel.UnitCode;
import org.pingyi.kernel.Unknown;
import org.pingyi.web.JsonBody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@OnDatabase
@RecordApplicationEvents
class OpeningBallotBoxTest {
    private static final UnitCode UNIT = new UnitCode("GY01");
    private static final List<EmployeeNumber> CANDIDATES = BallotFormTest.candidates(4);
    private static final Typed WRONG = new Typed("not the passphrase");
    private static int campaigns;

    @Autowired
    BallotBox box;

    @Autowired
    EnrolmentTasks enrolment;

    @Autowired
    OpeningTasks tasks;

    @Autowired
    ReopeningBox reopening;

    @Autowired
    CountingProgress progress;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    @MockitoBean
    OpeningAllowed allowed;

    @MockitoBean
    WhenOpened whenOpened;

    private final CampaignCode campaign = new CampaignCode("open-" + campaigns++);
    private final List<OpenedBox.Opened> counted = new ArrayList<>();

    @BeforeEach
    void lock() {
        when(allowed.isOpening(campaign)).thenReturn(true);
        doAnswer(call -> {
                    call.getArgument(0, OpenedBox.class).open(UNIT, CANDIDATES, counted::add);
                    return null;
                })
                .when(whenOpened)
                .count(any());
        box.prepare(campaign, List.of("jw01", "gh01", "zz01"), 2);
        for (var login : List.of("jw01", "gh01", "zz01")) {
            enrolment.openTasks(actor(login)).stream()
                    .filter(task -> task.campaign().equals(campaign))
                    .forEach(task -> enrolment.complete(
                            actor(login), UUID.fromString(task.id().substring(2)), Typed.of(login)));
        }
    }

    @Test
    void any_two_of_three_open_the_box_and_every_ballot_comes_out_as_it_went_in() {
        var cast = castBallots(40);
        give("zz01", Typed.of("zz01"));
        verify(whenOpened, never()).count(any());
        give("jw01", Typed.of("jw01"));
        assertThat(counted).containsExactlyInAnyOrderElementsOf(cast);
        assertThat(events.stream(Deed.class).filter(deed -> !deed.action().equals("SCRUTINEER_ENROLLED")))
                .containsExactly(
                        new Deed("zz01", "PASSPHRASE_GIVEN", campaign.value(), null),
                        new Deed("jw01", "PASSPHRASE_GIVEN", campaign.value(), null),
                        new Deed("jw01", "BALLOT_BOX_OPENED", campaign.value(), null));
        assertThat(progress.of(campaign)).isEmpty();
    }

    @Test
    void the_task_is_there_from_the_opening_until_the_threshold_is_reached() {
        when(allowed.isOpening(campaign)).thenReturn(false);
        assertThat(openTasks("jw01")).isEmpty();
        when(allowed.isOpening(campaign)).thenReturn(true);
        var jw = openTasks("jw01").get(0);
        var zz = openTasks("zz01").get(0);
        assertThat(tasks.read(actor("jw01"), jw).content()).isEqualTo(new OpeningTasks.Content(2, 0, false));
        give("gh01", Typed.of("gh01"));
        assertThat(openTasks("gh01")).isEmpty();
        assertThat(tasks.read(actor("jw01"), jw).content()).isEqualTo(new OpeningTasks.Content(2, 1, false));
        give("jw01", Typed.of("jw01"));
        assertThat(openTasks("jw01")).isEmpty();
        assertThat(openTasks("zz01")).isEmpty();
        assertThat(tasks.read(actor("jw01"), jw).content()).isEqualTo(new OpeningTasks.Content(2, 2, true));
        assertThatThrownBy(() -> tasks.complete(actor("zz01"), zz, Typed.of("zz01")))
                .isInstanceOf(NotNow.class);
        assertThatThrownBy(() -> tasks.read(actor("gh01"), jw)).isInstanceOf(Unknown.class);
        box.destroy(campaign);
        assertThat(tasks.read(actor("jw01"), jw).content()).isEqualTo(new OpeningTasks.Content(2, 2, true));
    }

    @Test
    void nobody_gives_his_share_twice() {
        var task = give("jw01", Typed.of("jw01"));
        assertThatThrownBy(() -> tasks.complete(actor("jw01"), task, Typed.of("jw01")))
                .isInstanceOf(NotNow.class);
        verify(whenOpened, never()).count(any());
    }

    @Test
    void before_the_rating_has_ended_no_share_is_taken() {
        doThrow(new NotNow("campaign.wrongPhase")).when(allowed).require(campaign);
        var task = openTasks("jw01").get(0);
        for (var typed : List.of(Typed.of("jw01"), WRONG, new Typed("short"))) {
            assertThatThrownBy(() -> tasks.complete(actor("jw01"), task, typed)).isInstanceOf(NotNow.class);
        }
        assertThat(wrongOnes()).isZero();
    }

    @Test
    void a_wrong_passphrase_may_be_tried_again() {
        assertThatThrownBy(() -> give("jw01", WRONG)).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> give("jw01", Typed.of("gh01"))).isInstanceOf(Invalid.class);
        give("jw01", Typed.of("jw01"));
        assertThat(wrongOnes()).isEqualTo(2);
    }

    @Test
    void five_wrong_passphrases_stop_the_right_one_too_for_the_rest_of_15_minutes() {
        var task = openTasks("jw01").get(0);
        for (var i = 0; i < 5; i++) {
            assertThatThrownBy(() -> give("jw01", new Typed("short"))).isInstanceOf(Invalid.class);
            assertThatThrownBy(() -> give("jw01", WRONG)).isInstanceOf(Invalid.class);
        }
        for (var typed : List.of(Typed.of("jw01"), WRONG, new Typed("short"))) {
            var stopped = catchThrowableOfType(TooMany.class, () -> tasks.complete(actor("jw01"), task, typed));
            assertThat(stopped.retryAfterSeconds()).isBetween(880L, 900L);
            assertThat(stopped.status()).isEqualTo(429);
        }
        give("gh01", Typed.of("gh01"));
        ago("14 minutes 50 seconds");
        var stopped = catchThrowableOfType(TooMany.class, () -> give("jw01", Typed.of("jw01")));
        assertThat(stopped.retryAfterSeconds()).isBetween(1L, 10L);
        ago("15 minutes 1 second");
        give("jw01", Typed.of("jw01"));
        verify(whenOpened).count(any());
    }

    @Test
    void guessing_in_parallel_gives_no_guess_more() throws Exception {
        // The campaign's row lock lets one in at a time; here the box's does.
        var task = openTasks("jw01").get(0);
        var refused = new AtomicInteger();
        var stopped = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(8);
        try {
            var guesses = IntStream.range(0, 12)
                    .<Callable<Object>>mapToObj(i -> () -> {
                        try {
                            return tasks.complete(actor("jw01"), task, WRONG);
                        } catch (Invalid e) {
                            return refused.incrementAndGet();
                        } catch (TooMany e) {
                            return stopped.incrementAndGet();
                        }
                    })
                    .toList();
            for (var guess : threads.invokeAll(guesses)) {
                guess.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(refused).hasValue(5);
        assertThat(stopped).hasValue(7);
    }

    @Test
    void where_counting_fails_nothing_has_changed_and_the_scrutineer_tries_again() {
        var cast = castBallots(5);
        give("gh01", Typed.of("gh01"));
        doThrow(new NotNow(List.of(new Problem("GY01", "tally.differs")), "tally.differs"))
                .when(whenOpened)
                .count(any());
        var refused = catchThrowableOfType(NotNow.class, () -> give("jw01", Typed.of("jw01")));
        assertThat(refused.problems()).hasSize(1);
        assertThat(openTasks("jw01")).hasSize(1);
        assertThat(openTasks("gh01")).isEmpty();
        assertThat(handedIn()).isEqualTo(1);
        assertThat(progress.of(campaign)).isEmpty();

        reset(whenOpened);
        doAnswer(call -> {
                    call.getArgument(0, OpenedBox.class).open(UNIT, CANDIDATES, counted::add);
                    return null;
                })
                .when(whenOpened)
                .count(any());
        give("jw01", Typed.of("jw01"));
        assertThat(counted).containsExactlyInAnyOrderElementsOf(cast);
        assertThat(handedIn()).isZero();
    }

    @Test
    void a_ballot_that_was_changed_moved_or_copied_does_not_open_and_the_answer_says_where() {
        castBallots(6);
        var ids = jdbc.sql("select id from ballotbox.sealed_ballot where campaign = ? order by id")
                .param(campaign.value())
                .query(UUID.class)
                .list();
        jdbc.sql("update ballotbox.sealed_ballot set content = set_byte(content, 40, (get_byte(content, 40) + 1) % 256)"
                        + " where id = ?")
                .param(ids.get(0))
                .update();
        jdbc.sql("update ballotbox.sealed_ballot set rater_group = 'DEPUTY' where id = ?")
                .param(ids.get(1))
                .update();
        jdbc.sql("insert into ballotbox.sealed_ballot select gen_random_uuid(), campaign, unit, rater_group, content"
                        + " from ballotbox.sealed_ballot where id = ?")
                .param(ids.get(2))
                .update();
        give("gh01", Typed.of("gh01"));
        var refused = catchThrowableOfType(NotNow.class, () -> give("jw01", Typed.of("jw01")));
        assertThat(refused.args()).containsExactly(UNIT, 3);
        assertThat(counted).hasSize(4);
    }

    @Test
    void a_share_that_the_nodes_secret_does_not_open_any_more_is_asked_for_again() {
        give("gh01", Typed.of("gh01"));
        var stranger = new NodeKey(new MockEnvironment().withProperty("pingyi.secret", "another secret altogether"));
        jdbc.sql("update ballotbox.scrutineer set handed_in = ? where campaign = ? and login = 'gh01'")
                .params(stranger.seal(Bound.scrutineer(campaign, "gh01"), new byte[33]), campaign.value())
                .update();
        give("jw01", Typed.of("jw01"));
        verify(whenOpened, never()).count(any());
        assertThat(openTasks("jw01")).isEmpty();
        give("gh01", Typed.of("gh01"));
        verify(whenOpened).count(any());
    }

    @Test
    void the_box_is_open_on_the_scrutineers_thread_and_while_he_counts_only() {
        castBallots(3);
        var kept = new ArrayList<OpenedBox>();
        var threads = new ArrayList<Thread>();
        doAnswer(call -> {
                    kept.add(call.getArgument(0, OpenedBox.class));
                    threads.add(Thread.currentThread());
                    assertThat(progress.of(campaign)).contains(new CountingProgress.Opened(0, 3));
                    kept.get(0).open(UNIT, CANDIDATES, opened -> {});
                    assertThat(progress.of(campaign)).contains(new CountingProgress.Opened(3, 3));
                    return null;
                })
                .when(whenOpened)
                .count(any());
        give("gh01", Typed.of("gh01"));
        give("jw01", Typed.of("jw01"));
        assertThat(threads).containsExactly(Thread.currentThread());
        assertThatThrownBy(() -> kept.get(0).open(UNIT, CANDIDATES, counted::add))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_counted_box_is_opened_again_by_its_scrutineers_and_nothing_is_written() {
        var cast = castBallots(5);
        var all = Map.of("gh01", "the passphrase of gh01", "zz01", "the passphrase of zz01");
        assertThatThrownBy(() -> reopen(all)).isInstanceOf(NotNow.class);
        give("gh01", Typed.of("gh01"));
        give("jw01", Typed.of("jw01"));
        var before = everything();
        assertThat(reopen(all)).containsExactlyInAnyOrderElementsOf(cast);
        assertThat(everything()).isEqualTo(before);
        assertThatThrownBy(() -> reopen(Map.of("gh01", "the passphrase of gh01")))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> reopen(Map.of("gh01", "the passphrase of gh01", "zz01", "not the passphrase")))
                .isInstanceOf(Invalid.class);
        assertThat(wrongOnes()).isEqualTo(1);
        box.destroy(campaign);
        assertThatThrownBy(() -> reopen(all)).isInstanceOf(NotNow.class);
    }

    @Test
    void destruction_leaves_neither_ballots_nor_keys_nor_shares() {
        castBallots(3);
        give("gh01", Typed.of("gh01"));
        box.destroy(campaign);
        assertThat(box.counts(campaign)).isEmpty();
        assertThat(box.isLocked(campaign)).isFalse();
        assertThatThrownBy(() -> box.seal(
                        campaign,
                        UNIT,
                        RaterGroup.STAFF,
                        BallotFormTest.ballot(CANDIDATES, new Random(1), false),
                        CANDIDATES))
                .isInstanceOf(NotNow.class);
        assertThat(jdbc.sql("select count(*) from ballotbox.scrutineer where campaign = ? and coalesce(public_key,"
                                + " private_key, salt, share, handed_in) is not null")
                        .param(campaign.value())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(openTasks("jw01")).isEmpty();
    }

    @Test
    void what_does_not_read_as_json_is_refused_before_the_state_is_looked_at() {
        var task = give("jw01", Typed.of("jw01"));
        var unreadable = mock(JsonBody.class);
        when(unreadable.tree()).thenThrow(new org.pingyi.kernel.Unreadable("web.notJson"));
        assertThatThrownBy(() -> tasks.complete(actor("jw01"), task, unreadable))
                .isInstanceOf(org.pingyi.kernel.Unreadable.class);
        verify(unreadable, never()).as(eq(Passphrase.class));
    }

    private List<OpenedBox.Opened> reopen(Map<String, String> passphrases) {
        return reopening.reopen(campaign, passphrases, opened -> {
            var all = new ArrayList<OpenedBox.Opened>();
            opened.open(UNIT, CANDIDATES, all::add);
            return all;
        });
    }

    private List<Map<String, Object>> everything() {
        return jdbc.sql("select b::text || s::text as row from ballotbox.box b join ballotbox.scrutineer s"
                        + " using (campaign) where campaign = ? order by 1")
                .param(campaign.value())
                .query()
                .listOfRows();
    }

    private List<OpenedBox.Opened> castBallots(int many) {
        var cast = new ArrayList<OpenedBox.Opened>();
        for (var i = 0; i < many; i++) {
            var group = i == 0 ? RaterGroup.PRINCIPAL : RaterGroup.STAFF;
            var ballot = BallotFormTest.ballot(CANDIDATES, new Random(i), i % 2 == 0);
            var sealed = box.seal(campaign, UNIT, group, ballot, CANDIDATES);
            jdbc.sql("insert into ballotbox.sealed_ballot (id, campaign, unit, rater_group, content)"
                            + " values (?, ?, ?, ?, ?)")
                    .params(sealed.id(), campaign.value(), UNIT.value(), group.name(), sealed.content())
                    .update();
            cast.add(new OpenedBox.Opened(group, ballot));
        }
        return cast;
    }

    private List<UUID> openTasks(String login) {
        return tasks.openTasks(actor(login)).stream()
                .filter(task -> task.campaign().equals(campaign))
                .map(task -> UUID.fromString(task.id().substring(2)))
                .toList();
    }

    private UUID give(String login, Typed typed) {
        var task = openTasks(login).get(0);
        assertThat(tasks.complete(actor(login), task, typed)).hasToString("{}");
        return task;
    }

    private int wrongOnes() {
        return jdbc.sql("select count(*) from scrutiny.wrong_passphrase where campaign = ?")
                .param(campaign.value())
                .query(Integer.class)
                .single();
    }

    private int handedIn() {
        return jdbc.sql("select count(*) from ballotbox.scrutineer where campaign = ? and handed_in is not null")
                .param(campaign.value())
                .query(Integer.class)
                .single();
    }

    private void ago(String interval) {
        var now = jdbc.sql("select clock_timestamp() - ?::interval")
                .param(interval)
                .query(OffsetDateTime.class)
                .single();
        jdbc.sql("update scrutiny.wrong_passphrase set at = ? where campaign = ?")
                .params(now, campaign.value())
                .update();
    }
}
