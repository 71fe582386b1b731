package org.pingyi.roster;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.pingyi.kernel.Deed;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class BringingInFile implements ImportingRoster {
    private final IncomingRows incoming;
    private final BindingMeasures measures;
    private final RosterLock lock;
    private final ObjectProvider<ReservedNames> reserved;
    private final ApplicationEventPublisher deeds;

    BringingInFile(
            IncomingRows incoming,
            BindingMeasures measures,
            RosterLock lock,
            ObjectProvider<ReservedNames> reserved,
            ApplicationEventPublisher deeds) {
        this.incoming = incoming;
        this.measures = measures;
        this.lock = lock;
        this.reserved = reserved;
        this.deeds = deeds;
    }

    @Override
    @Transactional
    public ImportReport preview(Path file) {
        return read(file).report();
    }

    @Override
    @Transactional
    public ImportReport bringIn(Path file, String login) {
        var read = read(file);
        incoming.apply();
        read.lifted().forEach((appraisal, undoing) -> {
            measures.lift(appraisal, undoing.restoredBy());
            deeds.publishEvent(new Deed(login, "MEASURE_LIFTED", undoing.person(), undoing.restoredBy()));
        });
        var report = read.report();
        deeds.publishEvent(new Deed(
                login,
                "ROSTER_IMPORTED",
                "roster",
                "units %d, people %d, cadres %d, added %d, changed %d, removed %d"
                        .formatted(
                                report.units(),
                                report.people(),
                                report.cadres(),
                                report.added(),
                                report.changed(),
                                report.removed())));
        return report;
    }

    /** What a file would do; {@code lifted}: the measures that bind no longer, by the first row that says so. */
    private record Read(ImportReport report, Map<UUID, IncomingRows.Undoing> lifted) {}

    private Read read(Path file) {
        var sheet = RosterFile.sheetIn(file);
        lock.alone();
        var findings = new Findings();
        incoming.fill(sound -> {
            var checking = new CheckingRows(findings, sound);
            sheet.read(checking);
            checking.finish();
        });
        if (!findings.isFull()) {
            lookForClashes(findings);
            lookForReservedNames(findings);
        }
        var lifted = lookForUndoing(findings);
        findings.refuse();
        for (var renamed : incoming.renamedUnits()) {
            findings.warning(
                    renamed.row(),
                    Column.UNIT_NAME,
                    "roster.import.unitRenamed",
                    renamed.unit(),
                    renamed.from(),
                    renamed.to());
        }
        var counts = incoming.count();
        var changes = incoming.compare();
        return new Read(
                new ImportReport(
                        counts.units(),
                        counts.people(),
                        counts.cadres(),
                        changes.added(),
                        changes.changed(),
                        changes.removed(),
                        findings.warnings()),
                lifted);
    }

    private void lookForClashes(Findings findings) {
        for (var clash : incoming.clashes()) {
            var key = switch (clash.column()) {
                case UNIT_NAME -> "roster.import.unitNameDiffers";
                case EMPLOYEE_NUMBER -> "roster.import.twiceInUnit";
                case APPRAISED -> "roster.import.appraisedTwice";
                default -> "roster.import.differs";
            };
            findings.error(clash.row(), clash.column(), key, String.valueOf(clash.otherRow()));
        }
    }

    private void lookForReservedNames(Findings findings) {
        var names = reserved.getIfAvailable();
        if (names == null) {
            return;
        }
        var batch = incoming.peopleAfter("", ReservedNames.BATCH);
        while (!batch.isEmpty() && !findings.isFull()) {
            for (var taken : names.among(batch)) {
                for (int row : incoming.rowsOf(taken)) {
                    findings.error(row, Column.EMPLOYEE_NUMBER, "roster.import.reserved", taken);
                }
            }
            batch = incoming.peopleAfter(batch.get(batch.size() - 1), ReservedNames.BATCH);
        }
    }

    private Map<UUID, IncomingRows.Undoing> lookForUndoing(Findings findings) {
        var lifted = new HashMap<UUID, IncomingRows.Undoing>();
        var refused = new HashSet<Integer>();
        List<IncomingRows.Undoing> all = incoming.undoing();
        for (var undoing : all) {
            if (undoing.restoredBy() != null) {
                if (lifted.putIfAbsent(undoing.appraisal(), undoing) == null) {
                    findings.warning(undoing.row(), Column.RESTORED_BY, "roster.import.lifts", undoing.person());
                }
            } else if (refused.add(undoing.row())) {
                if (undoing.rankTooHigh()) {
                    findings.error(undoing.row(), Column.RANK, "roster.import.rankBound", undoing.person());
                } else {
                    findings.error(undoing.row(), Column.UNIT_CODE, "roster.import.unitBound", undoing.person());
                }
            }
        }
        return lifted;
    }
}
