package org.pingyi.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pingyi.support.CampaignTables.person;

import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pingyi.campaign.Phase;
import org.pingyi.campaign.Stage;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.NotNow;
import org.pingyi.kernel.SystemRole;
import org.pingyi.kernel.Unknown;
import org.pingyi.kernel.Unreadable;
import org.pingyi.kernel.WindowClosed;
import org.pingyi.support.CampaignTables;
import org.pingyi.support.Crowd;
import org.pingyi.support.SentJson;
import org.pingyi.web.TaskCard;
import org.pingyi.web.TaskKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnRealTables
class SelfReportTasksTest {
    static final SelfReport REPORT = new SelfReport("分管机电", "改造水泵", "学习不够", "改成集控");
    static final SentJson SENT = SentJson.of(REPORT);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Collecting collecting;

    @Autowired
    SelfReportTasks tasks;

    @Autowired
    SelfReports reports;

    CampaignTables campaign;
    UUID key;

    @BeforeEach
    void collect() {
        campaign = CampaignTables.enrolling(jdbc).withCadre("S1", "0110").withCadre("S1", "0111");
        collecting.start(campaign.code());
        key = campaign.appraisal("0110").value();
    }

    @Test
    void every_cadre_has_one_open_task_until_the_deadline() {
        assertThat(tasks.openTasks(person("0110"))).singleElement().satisfies(task -> {
            assertThat(task.id()).isEqualTo("s-" + key);
            assertThat(task.kind()).isEqualTo(TaskKind.SELF_REPORT);
            assertThat(task.campaign()).isEqualTo(campaign.code());
            assertThat(task.unit().value()).isEqualTo("S1");
            assertThat(task.subject()).isNull();
            assertThat(task.due()).isNotNull();
        });
        assertThat(tasks.openTasks(person("0999"))).isEmpty();

        campaign.deadlinePassed(Stage.COLLECTION);
        assertThat(tasks.openTasks(person("0110"))).isEmpty();
    }

    @Test
    void the_page_shows_what_was_submitted_and_when() {
        assertThat(tasks.cards(person("0110")).get(0).isDone()).isFalse();

        submit(SENT);

        assertThat(tasks.cards(person("0110")))
                .allMatch(TaskCard::isDone)
                .first()
                .satisfies(card -> {
                    assertThat(card.task().id()).isEqualTo("s-" + key);
                    assertThat(card.hasMoment()).isTrue();
                });
    }

    @Test
    void the_task_belongs_to_the_person_and_not_to_an_account_of_his() {
        var account = new Actor("hr1", "HR", SystemRole.HR_OFFICER, new EmployeeNumber("0110"));

        assertThat(tasks.openTasks(account)).isEmpty();
        assertThatThrownBy(() -> tasks.read(account, key)).isInstanceOf(Unknown.class);
        assertThatThrownBy(() -> tasks.read(person("0111"), key)).isInstanceOf(Unknown.class);
        assertThatThrownBy(() -> tasks.complete(person("0111"), key, new SentJson("{")))
                .isInstanceOf(Unknown.class);
        assertThatThrownBy(() -> tasks.saveDraft(person("0111"), key, SENT)).isInstanceOf(Unknown.class);
    }

    @Test
    void a_draft_is_kept_as_it_was_saved_last() {
        assertThat(draft()).isNull();

        tasks.saveDraft(person("0110"), key, new SentJson("{\"summary\": \"草稿\", \"plan\": \"\"}"));
        assertThat(draft()).isEqualTo(new Draft("草稿", null, null, ""));

        tasks.saveDraft(person("0110"), key, new SentJson("{}"));
        assertThat(draft()).isEqualTo(new Draft(null, null, null, null));
    }

    @Test
    void a_draft_is_read_strictly() {
        assertThatThrownBy(() -> tasks.saveDraft(person("0110"), key, new SentJson("{\"summery\": \"草稿\"}")))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> tasks.saveDraft(person("0110"), key, new SentJson("{\"summary\": 7}")))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> tasks.saveDraft(person("0110"), key, new SentJson("{\"summary\"")))
                .isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> tasks.saveDraft(
                        person("0110"), key, SentJson.of(new Draft("x".repeat(4_001), null, null, null))))
                .isInstanceOf(Invalid.class);
        assertThat(draft()).isNull();
    }

    @Test
    void a_submission_is_final_and_gives_one_receipt() {
        tasks.saveDraft(person("0110"), key, new SentJson("{\"summary\": \"草稿\"}"));

        var receipt = submit(SENT);

        assertThat(receipt).matches("[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}");
        assertThat(submit(SENT)).isEqualTo(receipt);
        assertThatThrownBy(() -> submit(SentJson.of(new SelfReport("分管机电", "改造水泵", "学习不够", "改了"))))
                .isExactlyInstanceOf(AlreadySubmitted.class);
        assertThatThrownBy(() -> submit(new SentJson("{}"))).isExactlyInstanceOf(AlreadySubmitted.class);
        assertThatThrownBy(() -> submit(new SentJson("not json"))).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> tasks.saveDraft(person("0110"), key, new SentJson("{}")))
                .isInstanceOf(NotNow.class);
        assertThat(reports.of(java.util.List.of(campaign.appraisal("0110"), campaign.appraisal("0111"))))
                .containsOnlyKeys(campaign.appraisal("0110"))
                .containsValue(REPORT);
        assertThat(draft()).isEqualTo(new Draft("草稿", null, null, null));
        assertThat(tasks.openTasks(person("0110"))).isEmpty();
    }

    @Test
    void a_report_with_gaps_is_not_taken() {
        assertThatThrownBy(() ->
                        submit(new SentJson("{\"summary\": \"分管机电\", \"achievements\": \" \", \"plan\": \"计划\"}")))
                .isInstanceOf(Invalid.class)
                .satisfies(refusal -> assertThat(((Invalid) refusal).problems())
                        .extracting(problem -> problem.at())
                        .containsExactly("/achievements", "/problems"));
        assertThat(tasks.openTasks(person("0110"))).hasSize(1);
    }

    @Test
    void from_the_deadline_on_and_in_every_later_phase_the_window_is_closed() {
        var receipt = ((SelfReportTasks.Submitted) tasks.complete(
                        person("0111"), campaign.appraisal("0111").value(), SENT))
                .receipt();
        campaign.deadlinePassed(Stage.COLLECTION);

        for (var phase : new Phase[] {Phase.COLLECTION, Phase.RATING, Phase.OPENING, Phase.OUTCOMES, Phase.CLOSED}) {
            campaign.moveTo(phase);
            assertThatThrownBy(() -> submit(SENT)).isInstanceOf(WindowClosed.class);
            assertThatThrownBy(() -> submit(new SentJson("{}"))).isInstanceOf(WindowClosed.class);
            assertThatThrownBy(() -> tasks.saveDraft(person("0110"), key, new SentJson("{}")))
                    .isInstanceOf(WindowClosed.class);
            assertThat(tasks.complete(person("0111"), campaign.appraisal("0111").value(), SENT))
                    .isEqualTo(new SelfReportTasks.Submitted(receipt));
            assertThatThrownBy(() -> tasks.saveDraft(
                            person("0111"), campaign.appraisal("0111").value(), new SentJson("{}")))
                    .isInstanceOf(NotNow.class);
            assertThat(tasks.read(person("0110"), key).task().id()).isEqualTo("s-" + key);
        }
    }

    @Test
    void in_an_aborted_campaign_nothing_is_taken_not_even_again() {
        tasks.complete(person("0111"), campaign.appraisal("0111").value(), SENT);
        campaign.moveTo(Phase.ABORTED);

        assertThatThrownBy(() -> submit(SENT)).isInstanceOf(NotNow.class);
        assertThatThrownBy(() -> tasks.saveDraft(person("0110"), key, new SentJson("{}")))
                .isInstanceOf(NotNow.class);
        assertThatThrownBy(() -> tasks.complete(
                        person("0111"), campaign.appraisal("0111").value(), SENT))
                .isInstanceOf(NotNow.class);
        assertThat(tasks.openTasks(person("0110"))).isEmpty();
        assertThat(tasks.read(person("0110"), key).content()).isNotNull();

        campaign.deadlinePassed(Stage.COLLECTION);
        assertThatThrownBy(() -> submit(SENT)).isInstanceOf(NotNow.class);
    }

    @Test
    void sixteen_requests_with_the_same_report_get_the_same_receipt() throws Exception {
        var got = Crowd.allAtOnce(IntStream.range(0, 16)
                .mapToObj(i -> (Callable<Object>) () -> tasks.complete(person("0110"), key, SENT))
                .toList());

        assertThat(got).hasSize(16).allMatch(SelfReportTasks.Submitted.class::isInstance);
        assertThat(got.stream().distinct()).hasSize(1);
    }

    @Test
    void of_sixteen_different_reports_one_is_taken() throws Exception {
        var got = Crowd.allAtOnce(IntStream.range(0, 16)
                .mapToObj(i -> (Callable<Object>) () ->
                        tasks.complete(person("0110"), key, SentJson.of(new SelfReport("第" + i + "份", "二", "三", "四"))))
                .toList());

        assertThat(got.stream().filter(SelfReportTasks.Submitted.class::isInstance))
                .hasSize(1);
        assertThat(got.stream().filter(AlreadySubmitted.class::isInstance)).hasSize(15);
    }

    private Draft draft() {
        return ((SelfReportTasks.Content) tasks.read(person("0110"), key).content()).draft();
    }

    private String submit(SentJson sent) {
        return ((SelfReportTasks.Submitted) tasks.complete(person("0110"), key, sent)).receipt();
    }
}
