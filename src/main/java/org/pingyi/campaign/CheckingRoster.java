package org.pingyi.campaign;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.pingyi.campaign.Preflight.Code;
import org.pingyi.campaign.Preflight.Finding;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.roster.Post;

/** The pre-flight's rules (contract: pre-flight codes); each code at most once a unit. */
final class CheckingRoster {
    private final RuleBook rules;
    private final List<Finding> errors = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();

    private CheckingRoster(RuleBook rules) {
        this.rules = rules;
    }

    /** @param missing the scrutineers who cannot log in */
    static Preflight check(RuleBook rules, Collection<String> missing, boolean hasApprover, List<Post> roster) {
        var checking = new CheckingRoster(rules);
        if (!missing.isEmpty()) {
            checking.errors.add(new Finding(Code.SCRUTINEERS_MISSING, null, List.of(String.join(", ", missing))));
        }
        if (!hasApprover) {
            checking.errors.add(new Finding(Code.NO_APPROVER, null, List.of()));
        }
        if (roster.stream().noneMatch(Post::appraised)) {
            checking.errors.add(new Finding(Code.NO_CADRES, null, List.of()));
        }
        Unitwise.of(roster).forEach(checking::check);
        return new Preflight(checking.errors, checking.warnings);
    }

    private void check(Unitwise unit) {
        if (unit.cadres().isEmpty()) {
            warn(unit, Code.NOTHING_TO_APPRAISE);
            return;
        }
        if (unit.cadres().stream().anyMatch(cadre -> marksFor(cadre, unit) < rules.minimumMarks())) {
            errors.add(finding(unit, Code.CADRE_WITHOUT_RATERS, String.valueOf(rules.minimumMarks())));
        }
        if (unit.verifiers().isEmpty()) {
            errors.add(finding(unit, Code.NO_VERIFIER));
        }
        var deputies = unit.raters(RaterGroup.DEPUTY);
        var staff = unit.raters(RaterGroup.STAFF);
        if (unit.raters(RaterGroup.PRINCIPAL) == 0) {
            warn(unit, Code.NO_PRINCIPAL);
        }
        if (deputies == 0) {
            warn(unit, Code.NO_DEPUTY);
        }
        if (staff == 0) {
            warn(unit, Code.NO_STAFF);
        }
        if (isSmall(deputies) || isSmall(staff)) {
            warn(unit, Code.SMALL_GROUP);
        }
        if (unit.posts().stream().anyMatch(post -> post.role() == RaterGroup.PRINCIPAL && post.appraised())) {
            warn(unit, Code.APPRAISED_PRINCIPAL);
        }
        if (unit.verifiers().stream().anyMatch(Post::appraised)) {
            warn(unit, Code.APPRAISED_VERIFIER);
        }
    }

    /** How many marks he could get that count: nobody rates himself, and a group of weight 0 counts for nothing. */
    private long marksFor(Post cadre, Unitwise unit) {
        return unit.posts().stream()
                .filter(Post::rates)
                .filter(rater -> !rater.employeeNumber().equals(cadre.employeeNumber()))
                .filter(rater -> rules.weights().get(rater.role()) > 0)
                .count();
    }

    private static boolean isSmall(long raters) {
        return raters == 1 || raters == 2;
    }

    private void warn(Unitwise unit, Code code) {
        warnings.add(finding(unit, code));
    }

    private static Finding finding(Unitwise unit, Code code, String... more) {
        var args = new ArrayList<>(List.of(unit.name(), unit.code().value()));
        args.addAll(List.of(more));
        return new Finding(code, unit.code(), args);
    }
}
