package org.pingyi.roster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.Problem;
import org.pingyi.kernel.Rank;
import org.pingyi.support.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** What the tests of the roster share: an empty roster before each, and short ways to bring files in. */
@SpringBootTest(classes = RosterContext.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = TestDatabase.class)
abstract class RosterTest {
    /** The columns that must be there and the rank. */
    static final String HEADER = "单位编码,单位名称,工号,姓名,评议身份,职级";

    @Autowired
    ImportingRoster importing;

    @Autowired
    Roster roster;

    @Autowired
    MeasureOnRoster measures;

    @Autowired
    RosterContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @TempDir
    Path folder;

    @BeforeEach
    void emptyTheRoster() {
        jdbc.sql("""
                        truncate roster.unit, roster.person, roster.post, roster.former_post, roster.measure,
                                 roster.moved_out""").update();
        context.accounts.clear();
        context.deeds.clear();
    }

    static String csv(String... lines) {
        return String.join("\r\n", lines) + "\r\n";
    }

    Path file(byte[] content) {
        try {
            return Files.write(Files.createTempFile(folder, "roster", ""), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ImportReport bringIn(byte[] content) {
        return importing.bringIn(file(content), "hr1");
    }

    ImportReport bringIn(String... lines) {
        return bringIn(csv(lines).getBytes(UTF_8));
    }

    /** Refused, for these reasons. */
    List<Problem> problemsOf(byte[] content) {
        return catchThrowableOfType(Invalid.class, () -> bringIn(content)).problems();
    }

    List<Problem> problemsOf(String... lines) {
        return problemsOf(csv(lines).getBytes(UTF_8));
    }

    /** Refused, for what is wrong at these places. */
    List<String> placesOf(String... lines) {
        return problemsOf(lines).stream().map(Problem::at).toList();
    }

    List<String> placesOf(byte[] content) {
        return problemsOf(content).stream().map(Problem::at).toList();
    }

    Person person(String number) {
        return roster.find(new EmployeeNumber(number)).orElseThrow();
    }

    AppraisalId apply(MeasureOnRoster.Kind kind, String number, Rank newRank) {
        var appraisal = new AppraisalId(UUID.randomUUID());
        applyAgain(appraisal, kind, number, newRank);
        return appraisal;
    }

    void applyAgain(AppraisalId appraisal, MeasureOnRoster.Kind kind, String number, Rank newRank) {
        transaction.executeWithoutResult(status ->
                measures.apply(appraisal, new CampaignCode("2026"), new EmployeeNumber(number), kind, newRank));
    }

    /** Persons added, changed and removed. */
    static List<Integer> changes(ImportReport report) {
        return List.of(report.added(), report.changed(), report.removed());
    }
}
