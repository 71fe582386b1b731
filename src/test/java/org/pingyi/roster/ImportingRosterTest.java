package org.pingyi.roster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.UnitCode;

class ImportingRosterTest extends RosterTest {
    @Test
    void a_file_brings_units_people_and_posts_in() {
        var report = bringIn(
                HEADER + ",职务", "U01,机电部,0101,赵正,正职,,部长", "U01,机电部,0102,钱副,副职,副科级,副部长", "U02,洗选厂,0201,孙工,职工,科员,");
        assertThat(report).isEqualTo(new ImportReport(2, 3, 1, 3, 0, 0, java.util.List.of()));
        assertThat(roster.posts())
                .extracting(
                        Post::unit, Post::unitName, Post::name, Post::role, Post::rank, Post::jobTitle, Post::appraised)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                new UnitCode("U01"), "机电部", "赵正", RaterGroup.PRINCIPAL, null, "部长", false),
                        org.assertj.core.groups.Tuple.tuple(
                                new UnitCode("U01"),
                                "机电部",
                                "钱副",
                                RaterGroup.DEPUTY,
                                Rank.DEPUTY_SECTION_CHIEF,
                                "副部长",
                                true),
                        org.assertj.core.groups.Tuple.tuple(
                                new UnitCode("U02"), "洗选厂", "孙工", RaterGroup.STAFF, Rank.STAFF_MEMBER, null, false));
    }
}
