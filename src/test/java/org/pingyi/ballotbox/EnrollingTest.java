package org.pingyi.ballotbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pingyi.ballotbox.Typed.actor;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.Deed;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.NotNow;
import org.pingyi.kernel.Unknown;
import org.pingyi.web.TaskKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@OnDatabase
@RecordApplicationEvents
class EnrollingTest {
    private static int campaigns;

    @Autowired
    BallotBox box;

    @Autowired
    EnrolmentTasks tasks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    private final CampaignCode campaign = new CampaignCode("enrol-" + campaigns++);

    @BeforeEach
    void prepare() {
        box.prepare(campaign, List.of("jw01", "gh01", "zz01"), 2);
    }

    @Test
    void the_last_scrutineer_locks_the_box() {
        enrol("jw01");
        enrol("gh01");
        assertThat(box.isLocked(campaign)).isFalse();
        enrol("zz01");
        assertThat(box.isLocked(campaign)).isTrue();
        assertThat(events.stream(BoxLocked.class)).containsExactly(new BoxLocked(campaign));
        assertThat(events.stream(Deed.class))
                .containsExactly(
                        new Deed("jw01", "SCRUTINEER_ENROLLED", campaign.value(), null),
                        new Deed("gh01", "SCRUTINEER_ENROLLED", campaign.value(), null),
                        new Deed("zz01", "SCRUTINEER_ENROLLED", campaign.value(), null));
    }

    @Test
    void each_finds_his_own_task_until_he_has_enrolled_and_reads_it_for_good() {
        var task = open("jw01");
        var read = tasks.read(actor("jw01"), task);
        assertThat(read.task().kind()).isEqualTo(TaskKind.ENROLMENT);
        assertThat(read.task().id()).isEqualTo("e-" + task);
        assertThat(read.content()).isEqualTo(new EnrolmentTasks.Content(3, 0, 2, false));
        enrol("jw01");
        assertThat(openTasks("jw01")).isEmpty();
        assertThat(tasks.read(actor("jw01"), task).content()).isEqualTo(new EnrolmentTasks.Content(3, 1, 2, true));
        enrol("gh01");
        enrol("zz01");
        box.destroy(campaign);
        assertThat(tasks.read(actor("jw01"), task).content()).isEqualTo(new EnrolmentTasks.Content(3, 3, 2, true));
    }

    @Test
    void somebody_elses_task_is_unknown() {
        var task = open("jw01");
        assertThatThrownBy(() -> tasks.read(actor("gh01"), task)).isInstanceOf(Unknown.class);
        assertThatThrownBy(() -> tasks.complete(actor("gh01"), task, Typed.of("gh01")))
                .isInstanceOf(Unknown.class);
        assertThatThrownBy(() -> tasks.complete(actor("jw01"), UUID.randomUUID(), Typed.of("jw01")))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void nobody_enrols_twice_not_even_with_another_passphrase_or_none() {
        var task = enrol("jw01");
        for (var passphrase : List.of("the passphrase of jw01", "another passphrase", "")) {
            assertThatThrownBy(() -> tasks.complete(actor("jw01"), task, new Typed(passphrase)))
                    .isInstanceOf(NotNow.class);
        }
    }

    @Test
    void a_passphrase_has_12_to_128_characters_counted_as_people_count_them() {
        var task = open("jw01");
        for (var bad : List.of("", "eleven char", " ".repeat(20), "𠮷".repeat(11), "x".repeat(129))) {
            assertThatThrownBy(() -> tasks.complete(actor("jw01"), task, new Typed(bad)))
                    .isInstanceOf(Invalid.class);
        }
        assertThatThrownBy(() -> tasks.complete(actor("jw01"), task, new Typed(null)))
                .isInstanceOf(Invalid.class);
        tasks.complete(actor("jw01"), task, new Typed("𠮷".repeat(128)));
        tasks.complete(actor("gh01"), open("gh01"), new Typed("𠮷".repeat(12)));
    }

    @Test
    void two_who_enrol_last_at_the_same_time_lock_the_box_once() throws Exception {
        enrol("jw01");
        var gh = open("gh01");
        var zz = open("zz01");
        var threads = Executors.newFixedThreadPool(4);
        try {
            var done = threads.invokeAll(List.<Callable<Object>>of(
                    () -> tasks.complete(actor("gh01"), gh, Typed.of("gh01")),
                    () -> tasks.complete(actor("zz01"), zz, Typed.of("zz01"))));
            for (var each : done) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(box.isLocked(campaign)).isTrue();
        assertThat(jdbc.sql("select count(*) from ballotbox.scrutineer where campaign = ? and share is not null")
                        .param(campaign.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void who_has_enrolled_and_stays_is_kept_and_whose_place_was_taken_finds_his_task_unknown() {
        var jw = enrol("jw01");
        var gh = open("gh01");
        box.replace(campaign, List.of("new1", "jw01", "zz01", "new2"), 3);
        assertThatThrownBy(() -> tasks.read(actor("gh01"), gh)).isInstanceOf(Unknown.class);
        assertThatThrownBy(() -> tasks.complete(actor("gh01"), gh, Typed.of("gh01")))
                .isInstanceOf(Unknown.class);
        assertThat(tasks.read(actor("jw01"), jw).content()).isEqualTo(new EnrolmentTasks.Content(4, 1, 3, true));
        enrol("zz01");
        enrol("new1");
        enrol("new2");
        assertThat(box.isLocked(campaign)).isTrue();
        assertThatThrownBy(() -> box.replace(campaign, List.of("jw01", "zz01", "new3"), 2))
                .isInstanceOf(NotNow.class);
    }

    @Test
    void where_nobody_is_left_to_wait_for_the_enrolment_is_complete() {
        box.replace(campaign, List.of("jw01", "gh01", "zz01", "slow"), 2);
        enrol("jw01");
        enrol("gh01");
        enrol("zz01");
        assertThat(box.isLocked(campaign)).isFalse();
        box.replace(campaign, List.of("jw01", "gh01", "zz01"), 2);
        assertThat(box.isLocked(campaign)).isTrue();
        assertThat(events.stream(BoxLocked.class)).hasSize(1);
    }

    @Test
    void preparing_again_changes_nothing() {
        var task = enrol("jw01");
        box.prepare(campaign, List.of("jw01", "gh01", "zz01"), 2);
        assertThat(tasks.read(actor("jw01"), task).content()).isEqualTo(new EnrolmentTasks.Content(3, 1, 2, true));
        assertThat(open("gh01")).isNotNull();
    }

    @Test
    void nobody_enrols_for_a_destroyed_box() {
        var task = open("jw01");
        box.destroy(campaign);
        box.destroy(campaign);
        assertThat(openTasks("jw01")).isEmpty();
        assertThatThrownBy(() -> tasks.complete(actor("jw01"), task, Typed.of("jw01")))
                .isInstanceOf(NotNow.class);
        assertThat(events.stream(Deed.class))
                .containsExactly(new Deed("system", "BALLOT_BOX_DESTROYED", campaign.value(), null));
    }

    private List<UUID> openTasks(String login) {
        return tasks.openTasks(actor(login)).stream()
                .filter(task -> task.campaign().equals(campaign))
                .map(task -> UUID.fromString(task.id().substring(2)))
                .toList();
    }

    private UUID open(String login) {
        return openTasks(login).get(0);
    }

    private UUID enrol(String login) {
        var task = open(login);
        assertThat(tasks.complete(actor(login), task, Typed.of(login))).hasToString("{}");
        return task;
    }
}
