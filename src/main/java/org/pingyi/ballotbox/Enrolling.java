package org.pingyi.ballotbox;

import java.util.Arrays;
import java.util.UUID;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.Deed;
import org.pingyi.kernel.NotNow;
import org.pingyi.kernel.Unknown;
import org.pingyi.web.JsonBody;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A scrutineer sets his passphrase and gets his key pair; the last one locks the box. */
@Service
class Enrolling {
    private final Boxes boxes;
    private final LockingBox locking;
    private final ApplicationEventPublisher events;
    private final LockedKey.Cost cost;

    Enrolling(
            Boxes boxes,
            LockingBox locking,
            ApplicationEventPublisher events,
            @Value("${pingyi.passphrase.memory-kib:65536}") int memoryKib) {
        this.cost = LockedKey.Cost.ofMemory(memoryKib);
        this.boxes = boxes;
        this.locking = locking;
        this.events = events;
    }

    Scrutineer find(Actor actor, UUID task) {
        return boxes.byEnrolmentTask(task, actor.login()).orElseThrow(() -> new Unknown("ballotbox.task.unknown"));
    }

    @Transactional
    void enrol(Actor actor, UUID task, JsonBody body) {
        var campaign = find(actor, task).campaign();
        var box = boxes.lock(campaign).orElseThrow();
        var scrutineer = find(actor, task);
        if (scrutineer.enrolled() || box.state() != Box.State.ENROLLING) {
            throw new NotNow(scrutineer.enrolled() ? "ballotbox.enrolled" : "ballotbox.locked");
        }
        var passphrase = Passphrase.from(body);
        var keys = Sealing.newKeys();
        var privateHalf = Sealing.privateHalf(keys);
        try {
            boxes.enrol(
                    scrutineer,
                    Sealing.publicHalf(keys),
                    LockedKey.lock(privateHalf, passphrase, Bound.scrutineer(campaign, scrutineer.login()), cost));
        } finally {
            Arrays.fill(privateHalf, (byte) 0);
        }
        events.publishEvent(new Deed(actor.login(), "SCRUTINEER_ENROLLED", campaign.value(), null));
        locking.lockWhenAllHaveEnrolled(campaign);
    }
}
