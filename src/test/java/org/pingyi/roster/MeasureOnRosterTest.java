package org.pingyi.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pingyi.roster.MeasureOnRoster.Kind.DEMOTION;
import static org.pingyi.roster.MeasureOnRoster.Kind.EXCLUSION;
import static org.pingyi.roster.MeasureOnRoster.Kind.TRANSFER;

import java.io.ByteArrayOutputStream;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.Deed;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Rank;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;

/** Domain rules 9 and 11, and the contract's paragraphs on applied measures and the files that come after them. */
class MeasureOnRosterTest extends RosterTest {
    private static final String RESTORING = HEADER + ",恢复依据";
    private static final String OTHERS = "U01,机电部,0101,赵正,正职,";
    private static final String CHIEF = "U01,机电部,0110,李干,职工,正科级";
    private static final String IN_TWO = "U02,洗选厂,0120,周兼,职工,副科级";

    @Autowired
    ExportingRoster exporting;

    @BeforeEach
    void bringThemIn() {
        bringIn(HEADER, OTHERS, CHIEF, IN_TWO);
        context.deeds.clear();
    }

    private static String ranked(String rank) {
        return CHIEF.replace("正科级", rank);
    }

    private byte[] exported() {
        var out = new ByteArrayOutputStream();
        exporting.writeTo(out);
        return out.toByteArray();
    }

    @Test
    void a_demotion_sets_the_next_lower_rank() {
        apply(DEMOTION, "0110", Rank.DEPUTY_SECTION_CHIEF);
        assertThat(person("0110").rank()).isEqualTo(Rank.DEPUTY_SECTION_CHIEF);
        assertThat(person("0110").pool()).isEqualTo(Person.Pool.IN);
        assertThat(roster.posts()).filteredOn(Post::appraised).hasSize(2);
    }

    @Test
    void who_has_become_a_staff_member_is_in_no_pool_and_no_longer_appraised() {
        apply(DEMOTION, "0110", Rank.STAFF_MEMBER);
        assertThat(person("0110").pool()).isEqualTo(Person.Pool.NONE);
        assertThat(person("0110").posts()).hasSize(1);
        assertThat(roster.posts()).filteredOn(Post::appraised).hasSize(1);
    }

    @Test
    void a_transfer_ends_all_posts_and_leads_to_the_pool() {
        bringIn(HEADER + ",是否考评对象,不考评原因", OTHERS + ",,", CHIEF + ",,", "U02,洗选厂,0110,李干,副职,正科级,否,在机电部考评");
        apply(TRANSFER, "0110", Rank.STAFF_MEMBER);
        assertThat(person("0110"))
                .extracting(Person::rank, Person::pool)
                .containsExactly(Rank.STAFF_MEMBER, Person.Pool.HUMAN_RESOURCE_POOL);
        assertThat(person("0110").posts()).isEmpty();
        assertThat(roster.people()).hasSize(2);
        assertThat(roster.posts()).hasSize(1);
    }

    @Test
    void an_exclusion_takes_the_rank_and_leaves_the_post() {
        apply(EXCLUSION, "0110", Rank.STAFF_MEMBER);
        assertThat(person("0110"))
                .extracting(Person::rank, Person::pool)
                .containsExactly(Rank.STAFF_MEMBER, Person.Pool.EXCLUDED);
        assertThat(person("0110").posts()).hasSize(1);
        assertThat(roster.posts()).filteredOn(Post::appraised).hasSize(1);
    }

    @Test
    void a_measure_is_applied_exactly_once() {
        var appraisal = apply(DEMOTION, "0110", Rank.DEPUTY_SECTION_CHIEF);
        bringIn(RESTORING, OTHERS + ",", CHIEF + ",组字〔2026〕7号", IN_TWO + ",");
        applyAgain(appraisal, DEMOTION, "0110", Rank.DEPUTY_SECTION_CHIEF);
        assertThat(person("0110").rank()).isEqualTo(Rank.SECTION_CHIEF);
    }

    @Test
    void a_measure_needs_the_transaction_that_decides_it() {
        assertThatThrownBy(() -> measures.apply(
                        new AppraisalId(UUID.randomUUID()),
                        new CampaignCode("2026"),
                        new EmployeeNumber("0110"),
                        DEMOTION,
                        Rank.STAFF_MEMBER))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "副科级,DEPUTY_SECTION_CHIEF",
        "副主任科员,DEPUTY_PRINCIPAL_STAFF_MEMBER",
        "科员,STAFF_MEMBER",
        "'',",
    })
    void a_present_rank_that_is_as_low_already_stays(String present, Rank stays) {
        bringIn(HEADER, OTHERS, ranked(present), IN_TWO);
        apply(DEMOTION, "0110", Rank.DEPUTY_SECTION_CHIEF);
        assertThat(person("0110").rank()).isEqualTo(stays);
    }

    @Test
    void a_transfer_ends_the_posts_of_who_has_no_rank_any_more() {
        bringIn(HEADER, OTHERS, ranked(""), IN_TWO);
        apply(TRANSFER, "0110", Rank.STAFF_MEMBER);
        assertThat(person("0110"))
                .extracting(Person::rank, Person::pool)
                .containsExactly(null, Person.Pool.HUMAN_RESOURCE_POOL);
    }

    @Test
    void a_file_that_would_undo_a_demotion_is_refused() {
        apply(DEMOTION, "0110", Rank.DEPUTY_SECTION_CHIEF);
        assertThat(placesOf(HEADER, OTHERS, CHIEF, IN_TWO)).containsExactly("row 3, 职级");
        assertThat(placesOf(HEADER, OTHERS, ranked("主任科员"), IN_TWO)).containsExactly("row 3, 职级");
        assertThat(person("0110").rank()).isEqualTo(Rank.DEPUTY_SECTION_CHIEF);
    }

    @ParameterizedTest
    @CsvSource({"副科级,0", "副主任科员,1", "科员,1", "'',1"})
    void a_file_with_the_rank_that_the_measure_left_or_less_is_taken(String rank, int changed) {
        apply(DEMOTION, "0110", Rank.DEPUTY_SECTION_CHIEF);
        assertThat(changes(bringIn(HEADER, OTHERS, ranked(rank), IN_TWO))).containsExactly(0, changed, 0);
        assertThat(placesOf(HEADER, OTHERS, CHIEF, IN_TWO))
                .as("and the measure still binds")
                .containsExactly("row 3, 职级");
    }

    @Test
    void a_file_that_would_bring_somebody_back_where_he_was_moved_out_is_refused() {
        apply(TRANSFER, "0110", Rank.STAFF_MEMBER);
        assertThat(placesOf(HEADER, OTHERS, ranked("科员"), IN_TWO)).containsExactly("row 3, 单位编码");
        assertThat(placesOf(HEADER, OTHERS, ranked(""), IN_TWO)).containsExactly("row 3, 单位编码");
    }

    @Test
    void rank_and_unit_together_are_one_problem_a_row() {
        apply(TRANSFER, "0110", Rank.STAFF_MEMBER);
        apply(EXCLUSION, "0120", Rank.STAFF_MEMBER);
        assertThat(placesOf(HEADER, OTHERS, CHIEF, IN_TWO)).containsExactly("row 3, 职级", "row 4, 职级");
    }

    @Test
    void every_row_of_a_person_is_a_problem_of_its_own() {
        apply(DEMOTION, "0110", Rank.DEPUTY_SECTION_CHIEF);
        assertThat(placesOf(HEADER + ",是否考评对象,不考评原因", OTHERS + ",,", CHIEF + ",,", "U02,洗选厂,0110,李干,副职,正科级,否,在机电部考评"))
                .containsExactly("row 3, 职级", "row 4, 职级");
    }

    @Test
    void several_measures_on_one_person_are_one_problem_a_row() {
        apply(DEMOTION, "0110", Rank.DEPUTY_SECTION_CHIEF);
        apply(DEMOTION, "0110", Rank.STAFF_MEMBER);
        assertThat(placesOf(HEADER, OTHERS, CHIEF, IN_TWO)).containsExactly("row 3, 职级");
    }

    @Test
    void people_in_the_human_resource_pool_stay_without_a_row() {
        apply(TRANSFER, "0110", Rank.STAFF_MEMBER);
        assertThat(changes(bringIn(HEADER, OTHERS, IN_TWO))).containsExactly(0, 0, 0);
        assertThat(person("0110").pool()).isEqualTo(Person.Pool.HUMAN_RESOURCE_POOL);
    }

    @Test
    void a_row_in_another_unit_ends_the_time_in_the_pool_and_the_measure_still_binds() {
        apply(TRANSFER, "0110", Rank.STAFF_MEMBER);
        var elsewhere = "U02,洗选厂,0110,李干,职工,科员";
        assertThat(changes(bringIn(HEADER, OTHERS, IN_TWO, elsewhere))).containsExactly(0, 1, 0);
        assertThat(person("0110").pool()).isEqualTo(Person.Pool.NONE);
        assertThat(placesOf(HEADER, OTHERS, IN_TWO, ranked("科员"))).containsExactly("row 4, 单位编码");
        assertThat(placesOf(HEADER, OTHERS, IN_TWO, elsewhere.replace("科员", "副科级")))
                .containsExactly("row 4, 职级");
        assertThat(changes(bringIn(HEADER, OTHERS, IN_TWO)))
                .as("now he leaves like anybody")
                .containsExactly(0, 0, 1);
    }

    @Test
    void a_document_restores_the_rank_and_the_measure_binds_no_longer() {
        apply(DEMOTION, "0110", Rank.DEPUTY_SECTION_CHIEF);
        var report = bringIn(RESTORING, OTHERS + ",", CHIEF + ",组字〔2026〕7号", IN_TWO + ",");
        assertThat(changes(report)).containsExactly(0, 1, 0);
        assertThat(person("0110").rank()).isEqualTo(Rank.SECTION_CHIEF);
        assertThat(context.deeds).contains(new Deed("hr1", "MEASURE_LIFTED", "0110", "组字〔2026〕7号"));
        assertThat(changes(bringIn(HEADER, OTHERS, CHIEF, IN_TWO)))
                .as("the old file is fine again")
                .containsExactly(0, 0, 0);
    }

    @Test
    void a_document_restores_a_post() {
        apply(TRANSFER, "0110", Rank.STAFF_MEMBER);
        bringIn(RESTORING, OTHERS + ",", ranked("副科级") + ",组字〔2026〕7号", IN_TWO + ",");
        assertThat(person("0110"))
                .extracting(Person::rank, Person::pool)
                .containsExactly(Rank.DEPUTY_SECTION_CHIEF, Person.Pool.IN);
        bringIn(HEADER, OTHERS, CHIEF, IN_TWO);
    }

    @Test
    void a_document_ends_an_exclusion() {
        apply(EXCLUSION, "0110", Rank.STAFF_MEMBER);
        bringIn(RESTORING, OTHERS + ",", CHIEF + ",组字〔2026〕7号", IN_TWO + ",");
        assertThat(person("0110").pool()).isEqualTo(Person.Pool.IN);
    }

    @Test
    void a_preview_of_a_restoring_file_restores_nothing() {
        apply(DEMOTION, "0110", Rank.DEPUTY_SECTION_CHIEF);
        importing.preview(file(csv(RESTORING, OTHERS + ",", CHIEF + ",组字〔2026〕7号", IN_TWO + ",")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(placesOf(HEADER, OTHERS, CHIEF, IN_TWO)).hasSize(1);
        assertThat(context.deeds).isEmpty();
    }

    @Test
    void a_document_in_a_row_that_undoes_nothing_lifts_nothing() {
        apply(DEMOTION, "0110", Rank.DEPUTY_SECTION_CHIEF);
        assertThat(changes(bringIn(RESTORING, OTHERS + ",", ranked("副科级") + ",组字〔2026〕7号", IN_TWO + ",")))
                .containsExactly(0, 0, 0);
        assertThat(placesOf(HEADER, OTHERS, CHIEF, IN_TWO)).hasSize(1);
    }

    @Test
    void a_document_lifts_no_more_than_its_row_undoes() {
        apply(DEMOTION, "0110", Rank.DEPUTY_SECTION_CHIEF);
        apply(DEMOTION, "0110", Rank.STAFF_MEMBER);
        bringIn(RESTORING, OTHERS + ",", ranked("副科级") + ",组字〔2026〕7号", IN_TWO + ",");
        assertThat(person("0110").rank()).isEqualTo(Rank.DEPUTY_SECTION_CHIEF);
        assertThat(placesOf(HEADER, OTHERS, CHIEF, IN_TWO)).containsExactly("row 3, 职级");
    }

    @Test
    void a_document_for_one_does_not_restore_another() {
        apply(DEMOTION, "0110", Rank.DEPUTY_SECTION_CHIEF);
        apply(EXCLUSION, "0120", Rank.STAFF_MEMBER);
        assertThat(placesOf(RESTORING, OTHERS + ",", CHIEF + ",组字〔2026〕7号", IN_TWO + ","))
                .containsExactly("row 4, 职级");
        assertThat(person("0110").rank()).isEqualTo(Rank.DEPUTY_SECTION_CHIEF);
    }

    @Test
    void a_measure_on_who_has_left_binds_a_file_that_brings_him_back() {
        bringIn(HEADER, OTHERS, IN_TWO);
        apply(TRANSFER, "0110", Rank.STAFF_MEMBER);
        assertThat(roster.find(new EmployeeNumber("0110"))).isEmpty();
        assertThat(placesOf(HEADER, OTHERS, CHIEF, IN_TWO)).containsExactly("row 3, 职级");
        assertThat(placesOf(HEADER, OTHERS, ranked("科员"), IN_TWO)).containsExactly("row 3, 单位编码");
        assertThat(changes(bringIn(HEADER, OTHERS, IN_TWO, "U02,洗选厂,0110,李干,职工,科员")))
                .containsExactly(1, 0, 0);
        assertThat(person("0110").pool()).isEqualTo(Person.Pool.NONE);
    }

    @Test
    void who_leaves_after_an_exclusion_comes_back_excluded() {
        apply(EXCLUSION, "0110", Rank.STAFF_MEMBER);
        bringIn(HEADER, OTHERS, IN_TWO);
        bringIn(HEADER, OTHERS, ranked("科员"), IN_TWO);
        assertThat(person("0110").pool()).isEqualTo(Person.Pool.EXCLUDED);
    }

    @Test
    void after_any_measure_the_export_changes_nobody() {
        bringIn(
                HEADER + ",是否考评对象,不考评原因",
                OTHERS + ",,",
                CHIEF + ",是,",
                "U02,洗选厂,0110,李干,副职,正科级,否,在机电部考评",
                IN_TWO + ",是,",
                "U02,洗选厂,0121,吴调,职工,正科级,是,",
                "U02,洗选厂,0122,郑留,职工,主任科员,是,");
        apply(DEMOTION, "0110", Rank.STAFF_MEMBER);
        apply(EXCLUSION, "0120", Rank.STAFF_MEMBER);
        apply(TRANSFER, "0121", Rank.STAFF_MEMBER);
        apply(DEMOTION, "0122", Rank.DEPUTY_PRINCIPAL_STAFF_MEMBER);
        var report = bringIn(exported());
        assertThat(changes(report)).containsExactly(0, 0, 0);
        assertThat(report.warnings()).isEmpty();
    }
}
