package org.pingyi.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pingyi.kernel.RaterGroup.DEPUTY;
import static org.pingyi.kernel.RaterGroup.PRINCIPAL;
import static org.pingyi.kernel.RaterGroup.STAFF;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pingyi.campaign.Preflight.Code;
import org.pingyi.campaign.Preflight.Finding;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.UnitCode;

class CheckingRosterTest {
    private final RuleBook rules = CourseTest.rules("2026");

    @Test
    void nothing_is_wrong_with_a_complete_unit() {
        assertThat(errors(Rosters.complete("A"))).isEmpty();
        assertThat(warnings(Rosters.complete("A"))).isEmpty();
    }

    @Test
    void scrutineers_who_cannot_log_in_are_missing() {
        var preflight = CheckingRoster.check(
                rules, List.of("jw01", "zz01"), true, Rosters.complete("A").posts());

        assertThat(preflight.errors())
                .containsExactly(new Finding(Code.SCRUTINEERS_MISSING, null, List.of("jw01, zz01")));
    }

    @Test
    void somebody_must_be_able_to_approve() {
        var preflight = CheckingRoster.check(
                rules, List.of(), false, Rosters.complete("A").posts());

        assertThat(preflight.errors()).containsExactly(new Finding(Code.NO_APPROVER, null, List.of()));
    }

    @Test
    void a_roster_without_cadres_cannot_be_appraised() {
        var nobody = new Rosters().with("A", "1", PRINCIPAL).with("B", "2", STAFF);

        assertThat(errors(new Rosters())).containsExactly("NO_CADRES");
        assertThat(errors(nobody)).containsExactly("NO_CADRES");
        assertThat(warnings(nobody)).containsExactly("NOTHING_TO_APPRAISE A", "NOTHING_TO_APPRAISE B");
    }

    @Test
    void a_cadre_needs_as_many_raters_as_there_must_be_marks_and_does_not_rate_himself() {
        var three = new Rosters()
                .with("A", "1", PRINCIPAL)
                .with("A", "2", DEPUTY)
                .withCadre("A", "3", STAFF)
                .withWhoDoesNotRate("A", "4", STAFF);

        assertThat(errors(three)).containsExactly("CADRE_WITHOUT_RATERS A");
        assertThat(errors(three.with("A", "5", STAFF))).isEmpty();
    }

    @Test
    void a_group_that_counts_for_nothing_gives_no_marks_that_count() {
        var unit = Rosters.complete("A").without("A-6").without("A-7").without("A-8");
        var withoutDeputies = new RuleBook(
                rules.code(),
                rules.title(),
                rules.scrutineers(),
                2,
                null,
                rules.collectionWindow(),
                rules.ratingWindow(),
                rules.verificationWindow(),
                rules.reviewPeriod(),
                true,
                3,
                false,
                Map.of(PRINCIPAL, 60, DEPUTY, 0, STAFF, 40),
                rules.dimensions());

        assertThat(errors(unit)).isEmpty();
        assertThat(CheckingRoster.check(withoutDeputies, List.of(), true, unit.posts())
                        .errors())
                .extracting(Finding::code)
                .containsExactly(Code.CADRE_WITHOUT_RATERS);
    }

    @Test
    void somebody_of_the_unit_must_be_able_to_verify() {
        var headless = Rosters.complete("A").without("A-1").with("A", "A-9", DEPUTY);

        assertThat(errors(headless)).containsExactly("NO_VERIFIER A");
        assertThat(errors(headless.withVerifier("A", "A-0", STAFF))).isEmpty();
        assertThat(errors(Rosters.complete("B").without("B-1").withWhoDoesNotRate("B", "B-0", PRINCIPAL)))
                .isEmpty();
    }

    @Test
    void a_group_without_anybody_who_rates_is_told() {
        assertThat(warnings(Rosters.complete("A").without("A-1").withWhoDoesNotRate("A", "A-1", PRINCIPAL)))
                .containsExactly("NO_PRINCIPAL A");
        assertThat(warnings(Rosters.complete("A").without("A-2").without("A-3").without("A-4")))
                .containsExactly("NO_DEPUTY A");
        assertThat(warnings(new Rosters()
                        .with("A", "1", PRINCIPAL)
                        .with("A", "2", DEPUTY)
                        .with("A", "3", DEPUTY)
                        .with("A", "4", DEPUTY)
                        .withCadre("A", "5", DEPUTY)))
                .containsExactly("NO_STAFF A");
    }

    @Test
    void one_or_two_deputies_or_staff_are_a_small_group_once() {
        var twoDeputies = Rosters.complete("A").without("A-2");
        var alsoOneOfStaff = Rosters.complete("A")
                .without("A-2")
                .without("A-3")
                .without("A-6")
                .without("A-7")
                .without("A-8");

        assertThat(warnings(twoDeputies)).containsExactly("SMALL_GROUP A");
        assertThat(warnings(alsoOneOfStaff)).containsExactly("SMALL_GROUP A");
    }

    @Test
    void a_principal_who_is_appraised_verifies_only_where_nobody_is_named() {
        var appraised = Rosters.complete("A").without("A-1").withCadre("A", "A-1", PRINCIPAL);

        assertThat(warnings(appraised)).containsExactly("APPRAISED_PRINCIPAL A", "APPRAISED_VERIFIER A");
        assertThat(warnings(appraised.withVerifier("A", "A-9", STAFF))).containsExactly("APPRAISED_PRINCIPAL A");
    }

    @Test
    void a_named_verifier_who_is_appraised_is_told() {
        var unit = Rosters.complete("A").with(Rosters.post("A", "A-9", STAFF, Rank.SECTION_CHIEF, true, true, true));

        assertThat(warnings(unit)).containsExactly("APPRAISED_VERIFIER A");
    }

    @Test
    void nothing_else_is_said_of_a_unit_without_cadres() {
        assertThat(warnings(Rosters.complete("A").with("B", "B-1", STAFF))).containsExactly("NOTHING_TO_APPRAISE B");
        assertThat(errors(Rosters.complete("A").with("B", "B-1", STAFF))).isEmpty();
    }

    @Test
    void a_finding_names_its_unit() {
        var preflight = CheckingRoster.check(
                rules, List.of(), true, Rosters.complete("A").without("A-2").posts());

        assertThat(preflight.warnings())
                .containsExactly(new Finding(Code.SMALL_GROUP, new UnitCode("A"), List.of("单位A", "A")));
    }

    private List<String> errors(Rosters roster) {
        return told(CheckingRoster.check(rules, List.of(), true, roster.posts()).errors());
    }

    private List<String> warnings(Rosters roster) {
        return told(CheckingRoster.check(rules, List.of(), true, roster.posts()).warnings());
    }

    private static List<String> told(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.unit() == null ? finding.code().name() : finding.code() + " " + finding.unit())
                .toList();
    }
}
