package org.pingyi.ballotbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.Deed;
import org.pingyi.kernel.NotNow;
import org.pingyi.kernel.Unknown;
import org.pingyi.web.JsonBody;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 开箱: a scrutineer gives his share. The first ones wait, sealed to the node's secret; the one that reaches the
 * threshold is put together with them in memory and the box is counted at once, in his transaction and on his thread.
 * Whatever fails takes his share back with it, so he may try again.
 */
@Service
class OpeningBallotBox {
    private final Boxes boxes;
    private final SealedBallots ballots;
    private final Shares shares;
    private final NodeKey nodeKey;
    private final WrongPassphrases wrong;
    private final OpeningProgress progress;
    private final ObjectProvider<OpeningAllowed> allowed;
    private final ObjectProvider<WhenOpened> whenOpened;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    OpeningBallotBox(
            Boxes boxes,
            SealedBallots ballots,
            Shares shares,
            NodeKey nodeKey,
            WrongPassphrases wrong,
            OpeningProgress progress,
            ObjectProvider<OpeningAllowed> allowed,
            ObjectProvider<WhenOpened> whenOpened,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.boxes = boxes;
        this.ballots = ballots;
        this.shares = shares;
        this.nodeKey = nodeKey;
        this.wrong = wrong;
        this.progress = progress;
        this.allowed = allowed;
        this.whenOpened = whenOpened;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    Scrutineer find(Actor actor, UUID task) {
        return boxes.byOpeningTask(task, actor.login()).orElseThrow(() -> new Unknown("ballotbox.task.unknown"));
    }

    void give(Actor actor, UUID task, JsonBody body) {
        wrong.requireNotStopped(find(actor, task));
        body.tree();
        // A wrong passphrase is remembered in a transaction that commits; only then is it refused.
        var taken = transaction.execute(status -> take(actor, task, body));
        if (!Boolean.TRUE.equals(taken)) {
            throw Passphrase.wrong();
        }
    }

    private boolean take(Actor actor, UUID task, JsonBody body) {
        var campaign = find(actor, task).campaign();
        allowed.getObject().require(campaign);
        var box = boxes.lock(campaign).orElseThrow();
        var scrutineer = find(actor, task);
        if (scrutineer.given() || box.state() != Box.State.LOCKED) {
            throw new NotNow(scrutineer.given() ? "ballotbox.given" : "ballotbox.notToOpen");
        }
        var passphrase = Passphrase.from(body);
        wrong.requireNotStopped(scrutineer);
        var unlocked = shares.unlock(scrutineer, passphrase);
        if (unlocked.isEmpty()) {
            wrong.remember(scrutineer);
            return false;
        }
        var share = unlocked.get();
        handIn(scrutineer, share);
        events.publishEvent(new Deed(actor.login(), "PASSPHRASE_GIVEN", campaign.value(), null));
        var all = waiting(box, scrutineer);
        all.add(share);
        if (all.size() >= box.threshold()) {
            open(box, all);
            boxes.opened(campaign);
            events.publishEvent(new Deed(actor.login(), "BALLOT_BOX_OPENED", campaign.value(), null));
        } else {
            all.forEach(Share::forget);
        }
        return true;
    }

    private void handIn(Scrutineer scrutineer, Share share) {
        var written = share.written();
        boxes.handIn(scrutineer, nodeKey.seal(Bound.scrutineer(scrutineer.campaign(), scrutineer.login()), written));
        Arrays.fill(written, (byte) 0);
    }

    /** The others' shares. One that this node's secret does not open is given back: its scrutineer is asked again. */
    private List<Share> waiting(Box box, Scrutineer giving) {
        var waiting = new ArrayList<Share>();
        boxes.handedIn(box.campaign()).forEach((login, kept) -> {
            if (login.equals(giving.login())) {
                return;
            }
            nodeKey.open(Bound.scrutineer(box.campaign(), login), kept)
                    .ifPresentOrElse(
                            written -> {
                                waiting.add(Share.read(written));
                                Arrays.fill(written, (byte) 0);
                            },
                            () -> boxes.takeBack(box.campaign(), login));
        });
        return waiting;
    }

    private void open(Box box, List<Share> all) {
        try (var opened = new BoxInMemory(box.campaign(), shares.combine(box, all), ballots, progress)) {
            whenOpened.getObject().count(opened);
        }
    }
}
