package org.pingyi.outcome;

import java.util.function.Supplier;
import org.pingyi.campaign.Campaigns;
import org.pingyi.campaign.Phase;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.DatabaseClock;
import org.pingyi.kernel.Deed;
import org.pingyi.kernel.NotNow;
import org.pingyi.kernel.WindowClosed;
import org.pingyi.web.TaskKind;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Verifying, reviewing, approving: the one use case that all ways in share, so that a rule exists once. */
@Service
@Transactional
class DecidingCases implements Deciding {
    private final Cases cases;
    private final Desk desk;
    private final Campaigns campaigns;
    private final DatabaseClock clock;
    private final ApplicationEventPublisher events;

    DecidingCases(Cases cases, Desk desk, Campaigns campaigns, DatabaseClock clock, ApplicationEventPublisher events) {
        this.cases = cases;
        this.desk = desk;
        this.campaigns = campaigns;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public void verify(Actor verifier, AppraisalId appraisal, Boolean confirmed, String reason) {
        verify(verifier, appraisal, () -> new Spoken(confirmed, reason));
    }

    void verify(Actor verifier, AppraisalId appraisal, Supplier<Spoken> answer) {
        var verified = open(verifier, TaskKind.VERIFICATION, appraisal);
        var word = word(verifier, TaskKind.VERIFICATION, answer.get().requireWhole(TaskKind.VERIFICATION, "confirmed"));
        verified.verify(word);
        keep(verified, word, "RESULT_VERIFIED", word.yes() ? "CONFIRMED" : "OBJECTED");
        events.publishEvent(new Verified(appraisal, word.login(), word.yes()));
    }

    @Override
    public void review(Actor reviewer, AppraisalId appraisal, Boolean upheld, String reason) {
        review(reviewer, appraisal, () -> new Spoken(upheld, reason));
    }

    void review(Actor reviewer, AppraisalId appraisal, Supplier<Spoken> answer) {
        var reviewed = open(reviewer, TaskKind.OBJECTION_REVIEW, appraisal);
        var word = word(
                reviewer, TaskKind.OBJECTION_REVIEW, answer.get().requireWhole(TaskKind.OBJECTION_REVIEW, "upheld"));
        reviewed.review(word);
        keep(reviewed, word, "OBJECTION_REVIEWED", word.yes() ? "UPHELD" : "DISMISSED");
        events.publishEvent(new ObjectionReviewed(appraisal, word.login(), word.yes()));
    }

    @Override
    public void approve(Actor approver, AppraisalId appraisal, Boolean approved, String reason) {
        approve(approver, appraisal, () -> new Spoken(approved, reason));
    }

    void approve(Actor approver, AppraisalId appraisal, Supplier<Spoken> answer) {
        var decided = open(approver, TaskKind.APPROVAL, appraisal);
        var word = word(approver, TaskKind.APPROVAL, answer.get().requireWhole(TaskKind.APPROVAL, "approved"));
        decided.approve(word);
        keep(
                decided,
                word,
                word.yes() ? "MEASURE_APPROVED" : "MEASURE_REJECTED",
                decided.finding().measure().name());
        events.publishEvent(new MeasureDecided(appraisal, word.login(), word.yes()));
    }

    /** The case, locked, if this is the moment for the task; the clock is read after the lock was taken. */
    private Case open(Actor actor, TaskKind kind, AppraisalId appraisal) {
        var locked = cases.lock(appraisal);
        desk.requireSeenBy(actor, kind, locked);
        var campaign = campaigns.get(locked.campaign());
        if (campaign.phase() == Phase.ABORTED) {
            throw new NotNow("outcome.aborted");
        }
        if (locked.word(kind).isPresent()) {
            throw new NotNow("outcome.task.done");
        }
        if (kind == TaskKind.VERIFICATION && !clock.now().isBefore(campaign.verificationDeadline())) {
            throw new WindowClosed("outcome.window.closed");
        }
        return locked;
    }

    private Word word(Actor actor, TaskKind kind, Spoken spoken) {
        return Word.by(actor, kind, spoken.yes(), spoken.reason(), clock.now());
    }

    private void keep(Case changed, Word word, String action, String what) {
        cases.save(changed);
        var detail = changed.campaign() + ": " + what;
        events.publishEvent(new Deed(
                word.login(),
                action,
                changed.cadre().value(),
                word.reason() == null ? detail : detail + ", " + word.reason()));
    }
}
