package org.pingyi.outcome;

import static org.pingyi.outcome.Standing.APPROVAL_ASKED;
import static org.pingyi.outcome.Standing.APPROVED;
import static org.pingyi.outcome.Standing.CONFIRMED;
import static org.pingyi.outcome.Standing.DISMISSED;
import static org.pingyi.outcome.Standing.DONE;
import static org.pingyi.outcome.Standing.EXPIRED;
import static org.pingyi.outcome.Standing.NOT_ENTERED;
import static org.pingyi.outcome.Standing.OBJECTED;
import static org.pingyi.outcome.Standing.REVIEW_ASKED;
import static org.pingyi.outcome.Standing.VERIFICATION_ASKED;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.UnitCode;
import org.pingyi.web.TaskKind;

/**
 * A cadre's case from the count to its end (domain rules 10 and 11). It guards its own course: whatever a model or a
 * request says, nothing is applied without an approval that a human gave, nobody speaks twice or in his own case, and a
 * unit that can be heard is asked. What the process asks for again is done already and does nothing.
 */
final class Case {
    private final Finding finding;
    private final Map<TaskKind, UUID> tasks;
    private final List<Word> words;
    private Decision decision;
    private Standing standing;
    private Boolean verified;
    private Applied applied;

    /** A case as the count leaves it. */
    Case(Finding finding) {
        this(
                finding,
                finding.measure() == Measure.NONE ? Decision.NONE : Decision.PENDING,
                finding.measure() == Measure.NONE ? DONE : NOT_ENTERED,
                Map.of(),
                null,
                List.of(),
                null);
    }

    /** A case as it was kept. */
    Case(
            Finding finding,
            Decision decision,
            Standing standing,
            Map<TaskKind, UUID> tasks,
            Boolean verified,
            List<Word> words,
            Applied applied) {
        this.finding = finding;
        this.decision = decision;
        this.standing = standing;
        this.tasks = new EnumMap<>(TaskKind.class);
        this.tasks.putAll(tasks);
        this.verified = verified;
        this.words = new ArrayList<>(words);
        this.applied = applied;
    }

    void askUnit(UUID task) {
        if (isNewTask(TaskKind.VERIFICATION)) {
            require(finding.status() == Status.GRADED, VERIFICATION_ASKED);
            move(NOT_ENTERED, VERIFICATION_ASKED);
            tasks.put(TaskKind.VERIFICATION, task);
        }
    }

    void verify(Word word) {
        speak(TaskKind.VERIFICATION, word, VERIFICATION_ASKED, word.yes() ? CONFIRMED : OBJECTED);
        verified = true;
    }

    /** A unit that has spoken is not silenced by a late timer. */
    void expireVerification() {
        if (Boolean.FALSE.equals(verified) || isWaived()) {
            return;
        }
        move(VERIFICATION_ASKED, EXPIRED);
        verified = false;
    }

    void askReview(UUID task) {
        if (isNewTask(TaskKind.OBJECTION_REVIEW)) {
            move(OBJECTED, REVIEW_ASKED);
            tasks.put(TaskKind.OBJECTION_REVIEW, task);
        }
    }

    /** An upheld objection waives the measure. */
    void review(Word word) {
        speak(TaskKind.OBJECTION_REVIEW, word, REVIEW_ASKED, word.yes() ? DONE : DISMISSED);
        if (word.yes()) {
            decision = Decision.WAIVED;
        }
    }

    /**
     * @param verifiable whether anybody may verify: then a case about a grade comes here through the unit only
     */
    void askApproval(UUID task, boolean verifiable) {
        if (!isNewTask(TaskKind.APPROVAL)) {
            return;
        }
        if (standing == NOT_ENTERED) {
            if (finding.status() == Status.GRADED) {
                require(!verifiable, APPROVAL_ASKED);
                verified = false;
            }
            move(NOT_ENTERED, APPROVAL_ASKED);
        } else {
            move(EnumSet.of(CONFIRMED, EXPIRED, DISMISSED), APPROVAL_ASKED);
        }
        tasks.put(TaskKind.APPROVAL, task);
    }

    /** A rejected measure is waived. */
    void approve(Word word) {
        speak(TaskKind.APPROVAL, word, APPROVAL_ASKED, word.yes() ? APPROVED : DONE);
        if (!word.yes()) {
            decision = Decision.WAIVED;
        }
    }

    /** Only what a human has approved can be applied. */
    void apply(Applied now) {
        move(APPROVED, DONE);
        decision = Decision.APPLIED;
        applied = now;
    }

    /** The campaign was aborted: nothing that is pending will be applied. */
    void waive() {
        if (decision == Decision.PENDING) {
            decision = Decision.WAIVED;
            standing = DONE;
        }
    }

    private boolean isNewTask(TaskKind kind) {
        return !tasks.containsKey(kind) && !isWaived();
    }

    private boolean isWaived() {
        return decision == Decision.WAIVED;
    }

    private void speak(TaskKind kind, Word word, Standing from, Standing to) {
        if (word.kind() != kind) {
            throw new IllegalArgumentException("a word of another task: " + word.kind());
        }
        move(from, to);
        words.add(word);
    }

    private void move(Standing from, Standing to) {
        move(EnumSet.of(from), to);
    }

    private void move(Set<Standing> from, Standing to) {
        require(from.contains(standing), to);
        standing = to;
    }

    private void require(boolean inTurn, Standing next) {
        if (!inTurn) {
            throw new OutOfTurn(finding.appraisal(), standing, next);
        }
    }

    /** Nobody acts in his own case, nor twice in one case. */
    boolean mayBeActedInBy(Actor actor) {
        return !isAbout(actor) && words.stream().noneMatch(word -> word.isOf(actor));
    }

    private boolean isAbout(Actor actor) {
        return finding.cadre().equals(actor.employeeNumber())
                || finding.cadre().value().equals(actor.login());
    }

    boolean hasWordOf(Actor actor, TaskKind kind) {
        return word(kind).filter(word -> word.login().equals(actor.login())).isPresent();
    }

    Optional<Word> word(TaskKind kind) {
        return words.stream().filter(word -> word.kind() == kind).findFirst();
    }

    Finding finding() {
        return finding;
    }

    AppraisalId appraisal() {
        return finding.appraisal();
    }

    CampaignCode campaign() {
        return finding.campaign();
    }

    UnitCode unit() {
        return finding.unit();
    }

    EmployeeNumber cadre() {
        return finding.cadre();
    }

    Decision decision() {
        return decision;
    }

    Standing standing() {
        return standing;
    }

    /** Whether the unit has spoken; empty for exclusions and until it is known. */
    Optional<Boolean> verified() {
        return Optional.ofNullable(verified);
    }

    Optional<UUID> task(TaskKind kind) {
        return Optional.ofNullable(tasks.get(kind));
    }

    /** What is asked of people now. */
    Optional<TaskKind> awaits() {
        return switch (standing) {
            case VERIFICATION_ASKED -> Optional.of(TaskKind.VERIFICATION);
            case REVIEW_ASKED -> Optional.of(TaskKind.OBJECTION_REVIEW);
            case APPROVAL_ASKED -> Optional.of(TaskKind.APPROVAL);
            default -> Optional.empty();
        };
    }

    /** In the order in which they were said. */
    List<Word> words() {
        return List.copyOf(words);
    }

    Optional<Applied> applied() {
        return Optional.ofNullable(applied);
    }
}
