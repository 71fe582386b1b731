package org.pingyi.ballotbox;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.pingyi.kernel.Actor;
import org.pingyi.web.JsonBody;
import org.pingyi.web.Task;
import org.pingyi.web.TaskDetail;
import org.pingyi.web.TaskKind;
import org.pingyi.web.TaskSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** 开箱: each scrutineer's own task, from the end of the rating until enough shares are there. */
@Component
class OpeningTasks implements TaskSource {
    /** What the page shows: how many shares it takes and how many are there, never whose. */
    record Content(int threshold, long given, boolean mine) {}

    private final Boxes boxes;
    private final OpeningBallotBox opening;
    private final ObjectProvider<OpeningAllowed> allowed;

    OpeningTasks(Boxes boxes, OpeningBallotBox opening, ObjectProvider<OpeningAllowed> allowed) {
        this.boxes = boxes;
        this.opening = opening;
        this.allowed = allowed;
    }

    @Override
    public String prefix() {
        return "o";
    }

    @Override
    public List<Task> openTasks(Actor actor) {
        return boxes.of(actor.login()).stream()
                .filter(scrutineer -> !scrutineer.given()
                        && boxes.find(scrutineer.campaign()).orElseThrow().state() == Box.State.LOCKED
                        && allowed.getObject().isOpening(scrutineer.campaign()))
                .map(this::task)
                .toList();
    }

    @Override
    public TaskDetail read(Actor actor, UUID key) {
        var mine = opening.find(actor, key);
        return new TaskDetail(
                task(mine),
                new Content(
                        boxes.find(mine.campaign()).orElseThrow().threshold(),
                        boxes.scrutineers(mine.campaign()).stream()
                                .filter(Scrutineer::given)
                                .count(),
                        mine.given()));
    }

    @Override
    public Object complete(Actor actor, UUID key, JsonBody body) {
        opening.give(actor, key, body);
        return Map.of();
    }

    private Task task(Scrutineer scrutineer) {
        return new Task(idOf(scrutineer.openingTask()), TaskKind.OPENING, scrutineer.campaign(), null, null, null);
    }
}
