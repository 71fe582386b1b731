package org.pingyi.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.pingyi.outcome.World.APPROVER;
import static org.pingyi.outcome.World.BEGIN;
import static org.pingyi.outcome.World.CAMPAIGN;
import static org.pingyi.outcome.World.OFFICER;
import static org.pingyi.outcome.World.OTHER_VERIFIER;
import static org.pingyi.outcome.World.S01;
import static org.pingyi.outcome.World.S02;
import static org.pingyi.outcome.World.VERIFIER;
import static org.pingyi.outcome.World.WINDOW;
import static org.pingyi.outcome.World.account;
import static org.pingyi.outcome.World.person;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pingyi.campaign.Phase;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.Deed;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.NotNow;
import org.pingyi.kernel.Problem;
import org.pingyi.kernel.SystemRole;
import org.pingyi.kernel.Unknown;
import org.pingyi.kernel.Unreadable;
import org.pingyi.kernel.WindowClosed;
import org.pingyi.web.JsonBodies;
import org.pingyi.web.JsonBody;
import org.pingyi.web.Task;
import org.pingyi.web.TaskKind;
import org.pingyi.web.TaskSource;
import org.springframework.beans.factory.annotation.Autowired;

@OnRealTables
class OfficeTasksTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Actor PRINCIPALS_OFFICER = account("hr1p", SystemRole.HR_OFFICER, "0101");
    private static final Actor PRINCIPALS_APPROVER = account("ap1p", SystemRole.HR_APPROVER, "0101");
    private static final Actor CADRES_OFFICER = account("hr1c", SystemRole.HR_OFFICER, "0111");
    private static final Actor CADRES_APPROVER = account("ap1c", SystemRole.HR_APPROVER, "0111");

    @Autowired
    World world;

    @Autowired
    Outcomes outcomes;

    @Autowired
    Deciding deciding;

    @Autowired
    Cases cases;

    @Autowired
    VerificationTasks verifications;

    @Autowired
    ObjectionReviewTasks reviews;

    @Autowired
    ApprovalTasks approvals;

    private AppraisalId weak;
    private AppraisalId late;

    @BeforeEach
    void a_weak_cadre_and_an_excluded_one() {
        world.begin();
        weak = world.graded(S01, "0111", 6450);
        late = world.excluded(S01, "0114");
        outcomes.start(CAMPAIGN);
    }

    // -- whose task it is

    @Test
    void all_verifiers_of_the_unit_see_one_task_with_its_end() {
        outcomes.askUnit(weak);
        assertThat(verifications.openTasks(VERIFIER))
                .isEqualTo(verifications.openTasks(OTHER_VERIFIER))
                .containsExactly(new Task(
                        "v-" + key(TaskKind.VERIFICATION),
                        TaskKind.VERIFICATION,
                        CAMPAIGN,
                        S01,
                        new Task.Subject(new EmployeeNumber("0111"), "李0111"),
                        BEGIN.plus(WINDOW)));
    }

    @Test
    void hr_sees_reviews_and_approvals_without_an_end() {
        objected();
        assertThat(reviews.openTasks(OFFICER))
                .containsExactly(new Task(
                        "r-" + key(TaskKind.OBJECTION_REVIEW),
                        TaskKind.OBJECTION_REVIEW,
                        CAMPAIGN,
                        S01,
                        new Task.Subject(new EmployeeNumber("0111"), "李0111"),
                        null));
        deciding.review(OFFICER, weak, false, "不成立");
        outcomes.askApproval(weak);
        assertThat(approvals.openTasks(APPROVER)).extracting(Task::id).containsExactly("a-" + key(TaskKind.APPROVAL));
        assertThat(reviews.openTasks(OFFICER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "0101, -, 0101, true",
                "0102, -, 0102, true",
                "0103, -, 0103, false",
                "0111, -, 0111, false",
                "0210, -, 0210, false",
                "x1, -, 0101, false",
                "hr1, HR_OFFICER, -, false",
                "hr2, HR_OFFICER, 0101, false",
                "ap1, HR_APPROVER, -, false",
                "pa1, PROCESS_ADMIN, -, false",
                "au1, AUDITOR, -, false",
                "admin, ACCOUNT_ADMIN, -, false",
            })
    void a_verification_belongs_to_the_verifiers_own_logins(
            String login, SystemRole role, String number, boolean theirs) {
        outcomes.askUnit(weak);
        assertSeen(verifications, account(login, role, number), TaskKind.VERIFICATION, theirs);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "hr1, HR_OFFICER, -, true",
                "hr2, HR_OFFICER, 0500, true",
                "hr3, HR_OFFICER, 0102, true",
                "hr4, HR_OFFICER, 0101, false",
                "hr5, HR_OFFICER, 0111, false",
                "ap1, HR_APPROVER, -, false",
                "0101, -, 0101, false",
                "0111, -, 0111, false",
                "au1, AUDITOR, -, false",
            })
    void a_review_belongs_to_officers_who_neither_verified_nor_are_concerned(
            String login, SystemRole role, String number, boolean theirs) {
        objected();
        assertSeen(reviews, account(login, role, number), TaskKind.OBJECTION_REVIEW, theirs);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "ap1, HR_APPROVER, -, true",
                "ap2, HR_APPROVER, 0500, true",
                "ap3, HR_APPROVER, 0101, false",
                "ap4, HR_APPROVER, 0600, false",
                "ap5, HR_APPROVER, 0111, false",
                "hr6, HR_APPROVER, -, false",
                "hr1, HR_OFFICER, -, false",
                "0101, -, 0101, false",
            })
    void an_approval_belongs_to_approvers_who_neither_verified_nor_reviewed_nor_are_concerned(
            String login, SystemRole role, String number, boolean theirs) {
        objected();
        deciding.review(account("hr6", SystemRole.HR_OFFICER, "0600"), weak, false, "不成立");
        outcomes.askApproval(weak);
        assertSeen(approvals, account(login, role, number), TaskKind.APPROVAL, theirs);
    }

    @Test
    void the_three_are_three_persons_whichever_way_they_come() {
        outcomes.askUnit(weak);
        assertRefused(Unknown.class, () -> deciding.verify(CADRES_OFFICER, weak, true, null));
        assertRefused(Unknown.class, () -> deciding.verify(person("0111"), weak, true, null));
        deciding.verify(VERIFIER, weak, false, "外因");
        outcomes.askReview(weak);
        assertRefused(Unknown.class, () -> deciding.review(PRINCIPALS_OFFICER, weak, false, "不成立"));
        assertRefused(Unknown.class, () -> deciding.review(CADRES_OFFICER, weak, true, "成立"));
        deciding.review(OFFICER, weak, false, "不成立");
        outcomes.askApproval(weak);
        assertRefused(Unknown.class, () -> deciding.approve(PRINCIPALS_APPROVER, weak, true, null));
        assertRefused(Unknown.class, () -> deciding.approve(CADRES_APPROVER, weak, false, "不同意"));
        assertRefused(
                Unknown.class, () -> deciding.approve(account("hr1", SystemRole.HR_APPROVER, null), weak, true, null));
        deciding.approve(APPROVER, weak, true, null);
        assertThat(at(weak).words()).extracting(Word::login).containsExactly("0101", "hr1", "ap1");
    }

    @Test
    void the_only_verifier_does_not_verify_his_own_case() {
        world.begin();
        weak = world.graded(S02, "0210", 6450);
        var others = world.graded(S02, "0211", 6450);
        outcomes.start(CAMPAIGN);
        outcomes.askApproval(weak);
        outcomes.askUnit(others);
        assertThat(verifications.openTasks(person("0210")))
                .extracting(task -> task.subject().employeeNumber().value())
                .containsExactly("0211");
        assertRefused(Unknown.class, () -> deciding.verify(person("0210"), weak, true, null));
    }

    @Test
    void a_task_does_not_exist_before_it_is_asked_for() {
        assertRefused(Unknown.class, () -> deciding.verify(VERIFIER, weak, true, null));
        outcomes.askUnit(weak);
        assertRefused(Unknown.class, () -> deciding.approve(APPROVER, weak, true, null));
        assertRefused(Unknown.class, () -> verifications.read(VERIFIER, UUID.randomUUID()));
        assertRefused(Unknown.class, () -> approvals.read(APPROVER, key(TaskKind.VERIFICATION)));
    }

    @Test
    void who_completed_a_task_keeps_reading_it_also_when_his_role_is_gone() {
        var task = walkedToTheEnd();
        assertThat(verifications.read(VERIFIER, task.verification()).task().id())
                .startsWith("v-");
        assertThat(reviews.read(account("hr1", null, null), task.review())
                        .task()
                        .id())
                .startsWith("r-");
        assertThat(approvals
                        .read(account("ap1", null, null), task.approval())
                        .task()
                        .id())
                .startsWith("a-");
        assertRefused(Unknown.class, () -> reviews.read(account("hr9", null, null), task.review()));
    }

    @Test
    void colleagues_who_may_still_act_in_the_case_keep_reading_too() {
        var task = walkedToTheEnd();
        assertThat(verifications.read(OTHER_VERIFIER, task.verification())).isNotNull();
        assertThat(approvals.read(account("ap9", SystemRole.HR_APPROVER, null), task.approval()))
                .isNotNull();
        assertThat(approvals.openTasks(APPROVER)).isEmpty();
    }

    // -- what they read

    @Test
    void a_verifier_reads_grade_and_measure_never_the_composite() throws Exception {
        outcomes.askUnit(weak);
        assertContent(verifications, VERIFIER, TaskKind.VERIFICATION, """
                {"employeeNumber": "0111", "name": "李0111", "unit": "S01", "rank": "SECTION_CHIEF", "status": "GRADED",
                 "grade": "WEAK", "measure": "DEMOTION",
                 "selfReport": {"summary": "0111 一", "achievements": "二", "problems": "三", "plan": "四"}, "reasons": []}
                """);
    }

    @Test
    void a_verifier_reads_his_units_reasons_not_what_hr_drew_from_the_composite() throws Exception {
        var task = walkedToTheEnd();
        var content = JSON.valueToTree(
                verifications.read(VERIFIER, task.verification()).content());
        assertThat(content.get("reasons").toString())
                .isEqualTo("[{\"kind\":\"VERIFICATION\",\"by\":\"0101\",\"reason\":\"外因\"}]");
        assertThat(content.has("composite")).isFalse();
        assertThat(content.has("verified")).isFalse();
        assertThat(content.has("turnout")).isFalse();
    }

    @Test
    void a_reviewer_reads_composite_turnout_and_the_objection() throws Exception {
        objected();
        assertContent(reviews, OFFICER, TaskKind.OBJECTION_REVIEW, """
                {"employeeNumber": "0111", "name": "李0111", "unit": "S01", "rank": "SECTION_CHIEF", "status": "GRADED",
                 "composite": "64.50", "grade": "WEAK", "measure": "DEMOTION", "verified": true,
                 "selfReport": {"summary": "0111 一", "achievements": "二", "problems": "三", "plan": "四"},
                 "turnout": {"PRINCIPAL": {"entitled": 1, "cast": 1}, "DEPUTY": {"entitled": 2, "cast": 2},
                             "STAFF": {"entitled": 11, "cast": 9}},
                 "reasons": [{"kind": "VERIFICATION", "by": "0101", "reason": "外因"}]}
                """);
    }

    @Test
    void an_approver_reads_all_reasons_in_order_those_that_were_given() throws Exception {
        objected();
        deciding.review(OFFICER, weak, false, "不成立");
        outcomes.askApproval(weak);
        var content = JSON.valueToTree(
                approvals.read(APPROVER, key(TaskKind.APPROVAL)).content());
        assertThat(content.get("reasons")).isEqualTo(JSON.readTree("""
                                [{"kind": "VERIFICATION", "by": "0101", "reason": "外因"},
                                 {"kind": "OBJECTION_REVIEW", "by": "hr1", "reason": "不成立"}]
                                """));
        deciding.approve(APPROVER, weak, true, " 　");
        assertThat(JSON.valueToTree(
                                approvals.read(APPROVER, key(TaskKind.APPROVAL)).content())
                        .get("reasons"))
                .as("a blank reason is none")
                .hasSize(2);
    }

    @Test
    void an_exclusion_has_neither_composite_nor_grade_nor_report_nor_a_word_on_verification() throws Exception {
        outcomes.askApproval(late);
        weak = late;
        assertContent(approvals, APPROVER, TaskKind.APPROVAL, """
                {"employeeNumber": "0114", "name": "李0114", "unit": "S01", "rank": "SECTION_CHIEF", "status": "EXCLUDED",
                 "measure": "EXCLUSION",
                 "turnout": {"PRINCIPAL": {"entitled": 1, "cast": 1}, "DEPUTY": {"entitled": 2, "cast": 2},
                             "STAFF": {"entitled": 11, "cast": 9}},
                 "reasons": []}
                """);
    }

    @Test
    void an_approver_reads_that_nobody_verified() {
        outcomes.askUnit(weak);
        world.now = BEGIN.plus(WINDOW);
        outcomes.verificationExpired(weak);
        outcomes.askApproval(weak);
        assertThat(JSON.valueToTree(
                                approvals.read(APPROVER, key(TaskKind.APPROVAL)).content())
                        .get("verified")
                        .booleanValue())
                .isFalse();
    }

    // -- what they do

    @Test
    void words_are_kept_told_to_the_engine_and_entered_in_the_trail_once_each() {
        walkedToTheEnd();
        assertThat(world.told)
                .containsExactly(
                        new Verified(weak, "0101", false),
                        new ObjectionReviewed(weak, "hr1", false),
                        new MeasureDecided(weak, "ap1", true));
        assertThat(world.deeds)
                .extracting(Deed::actor, Deed::action, Deed::subject, Deed::detail)
                .containsExactly(
                        tuple("0101", "RESULT_VERIFIED", "0111", "2026: OBJECTED, 外因"),
                        tuple("hr1", "OBJECTION_REVIEWED", "0111", "2026: DISMISSED, 不成立"),
                        tuple("ap1", "MEASURE_APPROVED", "0111", "2026: DEMOTION"));
        assertThat(at(weak).standing()).isEqualTo(Standing.APPROVED);
    }

    @Test
    void a_confirmation_needs_no_reason_and_goes_to_approval() {
        outcomes.askUnit(weak);
        assertThat(complete(verifications, VERIFIER, TaskKind.VERIFICATION, "{\"confirmed\": true}"))
                .isEqualTo(Map.of());
        assertThat(at(weak).standing()).isEqualTo(Standing.CONFIRMED);
        assertThat(world.told).containsExactly(new Verified(weak, "0101", true));
    }

    @Test
    void an_upheld_objection_waives_the_measure() {
        objected();
        complete(reviews, OFFICER, TaskKind.OBJECTION_REVIEW, "{\"upheld\": true, \"reason\": \"成立\"}");
        assertThat(at(weak).decision()).isEqualTo(Decision.WAIVED);
        assertThat(world.told).contains(new ObjectionReviewed(weak, "hr1", true));
        assertThat(world.deeds).extracting(Deed::action).containsExactly("RESULT_VERIFIED", "OBJECTION_REVIEWED");
    }

    @Test
    void a_rejection_waives_the_measure() {
        outcomes.askApproval(late);
        weak = late;
        complete(approvals, APPROVER, TaskKind.APPROVAL, "{\"approved\": false, \"reason\": \"住院\"}");
        assertThat(at(late).decision()).isEqualTo(Decision.WAIVED);
        assertThat(world.told).containsExactly(new MeasureDecided(late, "ap1", false));
        assertThat(world.deeds)
                .extracting(Deed::action, Deed::detail)
                .containsExactly(tuple("MEASURE_REJECTED", "2026: EXCLUSION, 住院"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"reason\": \"外因\"}",
                "{\"confirmed\": null}",
                "{\"confirmed\": \"true\"}",
                "{\"confirmed\": 1}",
                "{\"confirmed\": false}",
                "{\"confirmed\": false, \"reason\": \"\"}",
                "{\"confirmed\": false, \"reason\": \" \\u3000\\n\"}",
                "{\"confirmed\": true, \"score\": 99}",
                "{\"upheld\": true, \"reason\": \"外因\"}",
                "[]",
            })
    void what_is_no_verification_is_refused_and_nothing_is_kept(String body) {
        outcomes.askUnit(weak);
        assertRefused(Invalid.class, () -> complete(verifications, VERIFIER, TaskKind.VERIFICATION, body));
        assertThat(at(weak).standing()).isEqualTo(Standing.VERIFICATION_ASKED);
        assertThat(world.told).isEmpty();
        assertThat(world.deeds).isEmpty();
    }

    @Test
    void problems_name_the_place_in_the_body() {
        objected();
        assertThatThrownBy(() -> complete(reviews, OFFICER, TaskKind.OBJECTION_REVIEW, "{}"))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(Problem::at)
                                .containsExactly("/upheld", "/reason"));
        assertRefused(Invalid.class, () -> complete(reviews, OFFICER, TaskKind.OBJECTION_REVIEW, "{\"upheld\": true}"));
        assertRefused(
                Invalid.class,
                () -> complete(
                        reviews,
                        OFFICER,
                        TaskKind.OBJECTION_REVIEW,
                        "{\"upheld\": true, \"reason\": \"" + "长".repeat(4001) + "\"}"));
    }

    @Test
    void reasons_are_measured_in_code_points() {
        outcomes.askUnit(weak);
        assertRefused(
                Invalid.class,
                () -> complete(
                        verifications,
                        VERIFIER,
                        TaskKind.VERIFICATION,
                        "{\"confirmed\": true, \"reason\": \"" + "𠮷".repeat(4001) + "\"}"));
        complete(
                verifications,
                VERIFIER,
                TaskKind.VERIFICATION,
                "{\"confirmed\": false, \"reason\": \"" + "𠮷".repeat(4000) + "\"}");
        assertThat(at(weak).words().get(0).reason()).isEqualTo("𠮷".repeat(4000));
    }

    @Test
    void a_task_that_is_done_stays_done_whoever_comes_and_whatever_he_says() {
        var task = walkedToTheEnd();
        assertRefused(NotNow.class, () -> verifications.complete(VERIFIER, task.verification(), body("{}")));
        assertRefused(NotNow.class, () -> verifications.complete(OTHER_VERIFIER, task.verification(), body("{}")));
        assertRefused(NotNow.class, () -> reviews.complete(OFFICER, task.review(), body("{}")));
        assertRefused(NotNow.class, () -> approvals.complete(APPROVER, task.approval(), body("{}")));
        assertThat(world.told).hasSize(3);
    }

    @Test
    void the_refusals_come_in_the_contracts_order() {
        var task = walkedToTheEnd();
        assertRefused(Unknown.class, () -> approvals.complete(OFFICER, task.approval(), body("no json")));
        assertRefused(Unreadable.class, () -> approvals.complete(APPROVER, task.approval(), body("no json")));
        assertRefused(NotNow.class, () -> approvals.complete(APPROVER, task.approval(), body("{\"no\": 1}")));
    }

    @Test
    void a_word_counts_until_the_windows_end_and_not_a_moment_longer() {
        outcomes.askUnit(weak);
        world.now = BEGIN.plus(WINDOW).minusNanos(1000);
        assertThat(verifications.openTasks(VERIFIER)).hasSize(1);
        world.now = BEGIN.plus(WINDOW);
        assertThat(verifications.openTasks(VERIFIER)).isEmpty();
        assertRefused(
                WindowClosed.class,
                () -> complete(verifications, VERIFIER, TaskKind.VERIFICATION, "{\"confirmed\": true}"));
        outcomes.verificationExpired(weak);
        outcomes.askApproval(weak);
        assertRefused(
                WindowClosed.class,
                () -> complete(verifications, VERIFIER, TaskKind.VERIFICATION, "{\"confirmed\": true}"));
        assertThat(verifications.read(VERIFIER, key(TaskKind.VERIFICATION))).isNotNull();
    }

    @Test
    void what_was_said_in_time_is_done_and_not_late_afterwards() {
        objected();
        world.now = BEGIN.plus(WINDOW).plusSeconds(1);
        assertRefused(
                NotNow.class, () -> complete(verifications, VERIFIER, TaskKind.VERIFICATION, "{\"confirmed\": true}"));
        assertThat(reviews.openTasks(OFFICER)).as("reviews have no end").hasSize(1);
    }

    @Test
    void drafts_are_not_kept() {
        outcomes.askUnit(weak);
        assertRefused(
                NotNow.class,
                () -> verifications.saveDraft(VERIFIER, key(TaskKind.VERIFICATION), body("{\"confirmed\": true}")));
        assertRefused(Unknown.class, () -> verifications.saveDraft(OFFICER, key(TaskKind.VERIFICATION), body("{}")));
    }

    @Test
    void in_an_aborted_campaign_nothing_is_open_and_nothing_can_be_done() {
        outcomes.askUnit(weak);
        outcomes.askApproval(late);
        world.phase = Phase.ABORTED;
        assertThat(verifications.openTasks(VERIFIER)).isEmpty();
        assertThat(reviews.openTasks(OFFICER)).isEmpty();
        assertThat(approvals.openTasks(APPROVER)).isEmpty();
        world.now = BEGIN.plus(WINDOW);
        assertRefused(
                NotNow.class, () -> complete(verifications, VERIFIER, TaskKind.VERIFICATION, "{\"confirmed\": true}"));
        outcomes.waivePending(CAMPAIGN);
        assertRefused(
                NotNow.class, () -> complete(verifications, VERIFIER, TaskKind.VERIFICATION, "{\"confirmed\": true}"));
        weak = late;
        assertRefused(NotNow.class, () -> complete(approvals, APPROVER, TaskKind.APPROVAL, "{\"approved\": true}"));
        assertThat(approvals.read(APPROVER, key(TaskKind.APPROVAL))).isNotNull();
    }

    @Test
    void an_aborted_campaigns_results_are_for_hr_only() {
        outcomes.askUnit(weak);
        world.phase = Phase.ABORTED;
        var content = JSON.valueToTree(
                verifications.read(VERIFIER, key(TaskKind.VERIFICATION)).content());
        assertThat(content.has("grade")).isFalse();
        assertThat(content.has("measure")).isFalse();
        assertThat(content.get("employeeNumber").textValue()).isEqualTo("0111");
    }

    @Test
    void of_many_who_speak_at_once_one_is_heard() throws Exception {
        outcomes.askUnit(weak);
        var key = key(TaskKind.VERIFICATION);
        var callers = new ArrayList<Callable<String>>();
        for (int i = 0; i < 8; i++) {
            var caller = i % 2 == 0 ? VERIFIER : OTHER_VERIFIER;
            callers.add(() -> {
                try {
                    verifications.complete(caller, key, body("{\"confirmed\": true}"));
                    return "heard";
                } catch (NotNow done) {
                    return "done";
                }
            });
        }
        var pool = Executors.newFixedThreadPool(8);
        try {
            var answers = new ArrayList<String>();
            for (var answer : pool.invokeAll(callers)) {
                answers.add(answer.get());
            }
            assertThat(answers).containsOnlyOnce("heard").hasSize(8);
        } finally {
            pool.shutdown();
        }
        assertThat(world.wordsKept()).isEqualTo(1);
    }

    private record Keys(UUID verification, UUID review, UUID approval) {}

    private Keys walkedToTheEnd() {
        objected();
        deciding.review(OFFICER, weak, false, "不成立");
        outcomes.askApproval(weak);
        deciding.approve(APPROVER, weak, true, null);
        return new Keys(key(TaskKind.VERIFICATION), key(TaskKind.OBJECTION_REVIEW), key(TaskKind.APPROVAL));
    }

    private void objected() {
        outcomes.askUnit(weak);
        deciding.verify(VERIFIER, weak, false, "外因");
        outcomes.askReview(weak);
    }

    private void assertSeen(TaskSource source, Actor actor, TaskKind kind, boolean theirs) {
        var key = key(kind);
        if (theirs) {
            assertThat(source.openTasks(actor)).extracting(Task::id).containsExactly(source.idOf(key));
            assertThat(source.read(actor, key).task().id()).isEqualTo(source.idOf(key));
        } else {
            assertThat(source.openTasks(actor)).isEmpty();
            assertRefused(Unknown.class, () -> source.read(actor, key));
            assertRefused(Unknown.class, () -> source.complete(actor, key, body("{}")));
        }
    }

    private void assertContent(TaskSource source, Actor actor, TaskKind kind, String json) throws Exception {
        assertThat((Object) JSON.valueToTree(source.read(actor, key(kind)).content()))
                .isEqualTo(JSON.readTree(json));
    }

    private static void assertRefused(Class<?> refusal, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(refusal);
    }

    private Object complete(TaskSource source, Actor actor, TaskKind kind, String json) {
        return source.complete(actor, key(kind), body(json));
    }

    private static JsonBody body(String json) {
        return JsonBodies.of(json);
    }

    private UUID key(TaskKind kind) {
        return at(weak).task(kind).orElseThrow();
    }

    private Case at(AppraisalId appraisal) {
        return cases.find(appraisal).orElseThrow();
    }
}
