package org.pingyi.ballotbox;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.CampaignCode;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The scrutineers' tasks as pages read them. */
@Service
class ReadingBox implements Scrutiny {
    private final Boxes boxes;
    private final Enrolling enrolling;
    private final OpeningBallotBox opening;
    private final ObjectProvider<OpeningAllowed> allowed;
    private final ObjectProvider<Reconciliation> reconciliation;
    private final CountingProgress progress;

    ReadingBox(
            Boxes boxes,
            Enrolling enrolling,
            OpeningBallotBox opening,
            ObjectProvider<OpeningAllowed> allowed,
            ObjectProvider<Reconciliation> reconciliation,
            CountingProgress progress) {
        this.boxes = boxes;
        this.enrolling = enrolling;
        this.opening = opening;
        this.allowed = allowed;
        this.reconciliation = reconciliation;
        this.progress = progress;
    }

    @Override
    @Transactional(readOnly = true)
    public Enrolment enrolment(Actor scrutineer, UUID key) {
        var mine = enrolling.find(scrutineer, key);
        var all = boxes.scrutineers(mine.campaign());
        var box = boxes.find(mine.campaign()).orElseThrow();
        return new Enrolment(
                "e-" + key,
                mine.campaign().value(),
                all.size(),
                count(all, Scrutineer::enrolled),
                box.threshold(),
                mine.enrolled(),
                box.state() == Box.State.ENROLLING);
    }

    @Override
    @Transactional(readOnly = true)
    public Opening opening(Actor scrutineer, UUID key) {
        var mine = opening.find(scrutineer, key);
        var all = boxes.scrutineers(mine.campaign());
        var box = boxes.find(mine.campaign()).orElseThrow();
        var stands = stands(box, mine.campaign());
        return new Opening(
                "o-" + key,
                mine.campaign().value(),
                all.size(),
                box.threshold(),
                count(all, Scrutineer::given),
                mine.given(),
                stands,
                reconciliation.getObject().of(mine.campaign()));
    }

    @Override
    public Optional<CountingProgress.Opened> counting(Actor scrutineer, UUID key) {
        return progress.of(opening.find(scrutineer, key).campaign());
    }

    private Stands stands(Box box, CampaignCode campaign) {
        return switch (box.state()) {
            case ENROLLING, LOCKED -> allowed.getObject().isOpening(campaign) ? Stands.WAITING : Stands.NOT_YET;
            case OPENED -> Stands.COUNTED;
            case DESTROYED -> Stands.DESTROYED;
        };
    }

    private static int count(List<Scrutineer> all, Predicate<Scrutineer> such) {
        return (int) all.stream().filter(such).count();
    }
}
