package org.pingyi.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.Deed;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.NotNow;
import org.pingyi.kernel.Problem;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.SystemRole;
import org.pingyi.kernel.UnitCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@OnDatabase
@Import(Played.class)
@RecordApplicationEvents
class CountingBallotsTest {
    private static final UnitCode ONE = new UnitCode("GY01");
    private static final UnitCode TWO = new UnitCode("GY02");
    private static final Actor APPROVER = new Actor("hr2", "审批人", SystemRole.HR_APPROVER, null);
    private static int campaigns;

    @Autowired
    Played played;

    @Autowired
    Tally tally;

    @Autowired
    Recounting recounting;

    @Autowired
    Voiding voiding;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    private Played.Play play;

    @BeforeEach
    void play() {
        play = played.campaign("tally-" + campaigns++);
        play.unit("GY01", 6, 14, true);
        play.unit("GY02", 4, 2, true);
        play.unit("GY03", 1, 0, true);
    }

    @Test
    void opening_is_counting_to_the_last_digit() {
        open();
        var results = tally.results(play.code);
        assertThat(results).isEqualTo(play.expected()).hasSize(5 + 3);
        assertThat(results.values().stream().filter(Optional::isPresent)).hasSize(5);
        results.forEach((appraisal, composite) ->
                assertThat(tally.compositeOf(appraisal)).isEqualTo(composite));
        assertThat(tally.compositeOf(play.cadres.get(ONE).get(0).id())).isEmpty();
    }

    @Test
    void nothing_but_the_composites_is_stored() {
        var before = everyRow();
        open();
        var after = everyRow();
        after.keySet().removeIf(row -> before.containsKey(row));
        assertThat(after.keySet().stream().map(row -> row.substring(0, row.indexOf(' '))))
                .containsOnly("tally.composite", "ballotbox.box", "ballotbox.scrutineer");
        assertThat(after.keySet().stream().filter(row -> row.startsWith("tally.composite")))
                .containsExactlyInAnyOrderElementsOf(play.expected().entrySet().stream()
                        .map(each -> "tally.composite (%s,%s,%s)"
                                .formatted(
                                        each.getKey(),
                                        play.code,
                                        each.getValue()
                                                .map(CompositeScore::hundredths)
                                                .map(Object::toString)
                                                .orElse("")))
                        .toList());
    }

    @Test
    void the_schema_has_room_for_composites_and_voided_units_only() {
        assertThat(jdbc.sql(
                                "select table_name || '.' || column_name || ' ' || data_type from information_schema.columns"
                                        + " where table_schema = 'tally' and table_name <> 'flyway_schema_history'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        "composite.appraisal_id uuid",
                        "composite.campaign text",
                        "composite.hundredths integer",
                        "voided_unit.campaign text",
                        "voided_unit.unit text",
                        "voided_unit.reason text");
    }

    @Test
    void a_recount_gives_the_same_to_the_last_digit_and_writes_nothing() {
        assertThatThrownBy(() -> recount("gh01", "zz01")).isInstanceOf(NotNow.class);
        open();
        var before = everyRow();
        var recount = recount("gh01", "zz01");
        assertThat(recount.agrees()).isTrue();
        assertThat(recount.cadres()).isEqualTo(8);
        assertThat(everyRow()).isEqualTo(before);
    }

    @Test
    void a_recount_names_who_differs() {
        open();
        var somebody = play.cadres.get(ONE).get(3).id();
        jdbc.sql("update tally.composite set hundredths = (hundredths + 1) % 10000 where appraisal_id = ?")
                .param(somebody.value())
                .update();
        var recount = recount("jw01", "zz01");
        assertThat(recount.agrees()).isFalse();
        assertThat(recount.differing()).containsExactly(somebody);
    }

    @Test
    void where_a_ballot_is_missing_nothing_is_counted_and_the_answer_says_where() {
        remove(ONE, RaterGroup.STAFF);
        remove(TWO, RaterGroup.DEPUTY);
        play.give("gh01");
        var refused = catchThrowableOfType(NotNow.class, () -> play.give("jw01"));
        assertThat(refused.problems()).extracting(Problem::at).containsExactly("GY01", "GY02");
        assertThat(refused.problems().get(0).args()).containsExactly(1, 1, 1, 3, 3, 3, 10, 9, 9);
        assertThat(tally.results(play.code)).isEmpty();
    }

    @Test
    void a_ballot_too_many_or_in_another_group_or_unit_is_found() {
        jdbc.sql("update ballotbox.sealed_ballot set rater_group = 'STAFF' where campaign = ? and rater_group ="
                        + " 'PRINCIPAL' and unit = 'GY01'")
                .param(play.code.value())
                .update();
        jdbc.sql("insert into ballotbox.sealed_ballot select gen_random_uuid(), campaign, 'GY99', rater_group, content"
                        + " from ballotbox.sealed_ballot where campaign = ? and unit = 'GY02' limit 1")
                .param(play.code.value())
                .update();
        play.give("gh01");
        var refused = catchThrowableOfType(NotNow.class, () -> play.give("jw01"));
        assertThat(refused.problems()).extracting(Problem::at).containsExactly("GY01", "GY99");
    }

    @Test
    void a_ballot_that_was_changed_is_found_although_the_figures_agree() {
        jdbc.sql("update ballotbox.sealed_ballot set content = set_byte(content, 60, 255 - get_byte(content, 60))"
                        + " where id = (select id from ballotbox.sealed_ballot where campaign = ? and unit = 'GY01'"
                        + " and rater_group = 'STAFF' limit 1)")
                .param(play.code.value())
                .update();
        play.give("gh01");
        var refused = catchThrowableOfType(NotNow.class, () -> play.give("jw01"));
        assertThat(refused.problems()).extracting(Problem::at).containsExactly("GY01");
        assertThat(refused.problems().get(0).args()).containsExactly(1, 1, 1, 3, 3, 3, 10, 10, 9);
    }

    @Test
    void a_unit_that_was_voided_is_not_graded_and_the_others_are_counted() {
        remove(ONE, RaterGroup.STAFF);
        play.give("gh01");
        assertThatThrownBy(() -> play.give("jw01")).isInstanceOf(NotNow.class);
        voiding.voidUnit(APPROVER, play.code, ONE, () -> new Voiding.Reason("票数与人数不符"));
        assertThat(events.stream(Deed.class))
                .contains(new Deed("hr2", "UNIT_VOIDED", play.code.value(), "GY01: 票数与人数不符"));
        play.give("jw01");
        var expected = new TreeMap<String, Optional<CompositeScore>>();
        play.expected().forEach((appraisal, composite) -> expected.put(appraisal.toString(), composite));
        play.cadres.get(ONE).stream()
                .filter(cadre -> !cadre.excluded())
                .forEach(cadre -> expected.put(cadre.id().toString(), Optional.empty()));
        var results = new TreeMap<String, Optional<CompositeScore>>();
        tally.results(play.code).forEach((appraisal, composite) -> results.put(appraisal.toString(), composite));
        assertThat(results).isEqualTo(expected);
        assertThat(recount("gh01", "jw01").agrees()).isTrue();
    }

    @Test
    void only_a_unit_whose_figures_differ_can_be_voided_and_only_once_with_a_reason() {
        assertThatThrownBy(() -> voiding.voidUnit(APPROVER, play.code, ONE, () -> new Voiding.Reason("why")))
                .isInstanceOf(NotNow.class);
        remove(ONE, RaterGroup.STAFF);
        for (var bad : java.util.Arrays.asList("", " \u3000", null, "x".repeat(4_001))) {
            assertThatThrownBy(() -> voiding.voidUnit(APPROVER, play.code, ONE, () -> new Voiding.Reason(bad)))
                    .isInstanceOf(Invalid.class);
        }
        voiding.voidUnit(APPROVER, play.code, ONE, () -> new Voiding.Reason("𠮷".repeat(4_000)));
        assertThatThrownBy(() -> voiding.voidUnit(APPROVER, play.code, ONE, () -> new Voiding.Reason("again")))
                .isInstanceOf(NotNow.class);
        assertThat(events.stream(Deed.class).filter(deed -> deed.action().equals("UNIT_VOIDED")))
                .hasSize(1);
    }

    private void open() {
        play.give("gh01");
        play.give("jw01");
    }

    private Recounting.Recount recount(String one, String other) {
        return recounting.recount(play.code, Map.of(one, Played.passphrase(one), other, Played.passphrase(other)));
    }

    private void remove(UnitCode unit, RaterGroup group) {
        jdbc.sql("delete from ballotbox.sealed_ballot where id = (select id from ballotbox.sealed_ballot"
                        + " where campaign = ? and unit = ? and rater_group = ? limit 1)")
                .params(play.code.value(), unit.value(), group.name())
                .update();
    }

    /** Every row of every table. */
    private Map<String, Integer> everyRow() {
        var rows = new TreeMap<String, Integer>();
        List<String> tables = jdbc.sql("select table_schema || '.' || table_name from information_schema.tables"
                        + " where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog',"
                        + " 'information_schema')")
                .query(String.class)
                .list();
        for (var table : tables) {
            jdbc.sql("select t::text from " + table + " t")
                    .query(String.class)
                    .list()
                    .forEach(row -> rows.merge(table + " " + row, 1, Integer::sum));
        }
        return rows;
    }
}
