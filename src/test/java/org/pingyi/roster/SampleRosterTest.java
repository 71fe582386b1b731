package org.pingyi.roster;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pingyi.kernel.RaterGroup;

/** The sample in the repository is the one that is made here, and can be used as it is. */
class SampleRosterTest extends RosterTest {
    private static final int MINIMUM_MARKS = 3;

    @BeforeAll
    static void writeItIfSomebodyWantsTo() throws IOException {
        if ("write".equals(System.getProperty("pingyi.sample"))) {
            SampleRoster.write(SampleRoster.FILE);
        }
    }

    @Test
    void the_file_is_what_the_generator_makes() throws IOException {
        assertThat(cells(Files.readAllBytes(SampleRoster.FILE))).isEqualTo(cells(SampleRoster.workbook()));
    }

    private List<String> cells(byte[] workbook) {
        var lines = new ArrayList<String>();
        new WorkbookSheet(file(workbook)).read(row -> {
            var line = new StringBuilder();
            for (int i = 0; i < row.width(); i++) {
                line.append(row.cell(i)).append('|');
            }
            return lines.add(line.toString());
        });
        return lines;
    }

    @Test
    void it_imports_without_a_word() {
        var report = importing.bringIn(SampleRoster.FILE, "hr1");
        assertThat(report.warnings()).isEmpty();
        assertThat(report.units()).isEqualTo(52);
        assertThat(report.people()).isBetween(2_900, 3_200);
        assertThat(report.cadres()).isBetween(950, 1_050);
        assertThat(changes(importing.bringIn(SampleRoster.FILE, "hr1"))).containsExactly(0, 0, 0);
    }

    @Test
    void every_cadre_can_be_rated_and_every_case_verified() {
        importing.bringIn(SampleRoster.FILE, "hr1");
        roster.posts().stream().collect(groupingBy(Post::unit)).forEach((unit, posts) -> {
            for (var cadre : posts.stream().filter(Post::appraised).toList()) {
                assertThat(posts.stream()
                                .filter(post ->
                                        post.rates() && !post.employeeNumber().equals(cadre.employeeNumber()))
                                .count())
                        .as("raters of %s", cadre)
                        .isGreaterThanOrEqualTo(MINIMUM_MARKS);
                assertThat(posts)
                        .as("who verifies in %s", unit)
                        .anyMatch(post -> post.verifier() || post.role() == RaterGroup.PRINCIPAL);
            }
        });
    }

    @Test
    void it_holds_what_a_real_roster_holds() {
        var rows = SampleRoster.rows();
        assertThat(rows)
                .anyMatch(row -> row.whyNotAppraised() != null && row.unitName().equals("洗选厂"));
        assertThat(rows).anyMatch(row -> row.whyNotRating() != null).anyMatch(RosterRow::verifier);
        assertThat(rows).anyMatch(row -> row.role() == RaterGroup.PRINCIPAL && row.appraised());
        assertThat(rows.stream().collect(groupingBy(RosterRow::person)).values())
                .filteredOn(posts -> posts.size() == 2)
                .hasSizeGreaterThan(10);
        assertThat(rows).anyMatch(row -> row.name().codePoints().anyMatch(c -> c > 0xFFFF));
        assertThat(rows)
                .filteredOn(row -> row.email() != null)
                .allMatch(row -> row.email().endsWith("@example.org"));
        Set<Long> sizes = new TreeSet<>(rows.stream()
                .collect(groupingBy(RosterRow::unit, java.util.stream.Collectors.counting()))
                .values());
        assertThat(sizes).hasSizeGreaterThan(20);
        assertThat(rows.stream().collect(groupingBy(RosterRow::unit)).values())
                .filteredOn(unit -> unit.stream().noneMatch(row -> row.role() == RaterGroup.DEPUTY))
                .hasSizeGreaterThanOrEqualTo(3);
    }
}
