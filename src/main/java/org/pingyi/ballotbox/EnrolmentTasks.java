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
import org.springframework.stereotype.Component;

/** 监票人登记: each scrutineer's own task, from the opening of the campaign until he has enrolled. */
@Component
class EnrolmentTasks implements TaskSource {
    /** What the page shows: how many hold a share, how many of them have enrolled, how many open the box. */
    record Content(int scrutineers, long enrolled, int threshold, boolean mine) {}

    private final Boxes boxes;
    private final Enrolling enrolling;

    EnrolmentTasks(Boxes boxes, Enrolling enrolling) {
        this.boxes = boxes;
        this.enrolling = enrolling;
    }

    @Override
    public String prefix() {
        return "e";
    }

    @Override
    public List<Task> openTasks(Actor actor) {
        return boxes.of(actor.login()).stream()
                .filter(scrutineer -> !scrutineer.enrolled()
                        && boxes.find(scrutineer.campaign()).orElseThrow().state() == Box.State.ENROLLING)
                .map(this::task)
                .toList();
    }

    @Override
    public TaskDetail read(Actor actor, UUID key) {
        var mine = enrolling.find(actor, key);
        var all = boxes.scrutineers(mine.campaign());
        return new TaskDetail(
                task(mine),
                new Content(
                        all.size(),
                        all.stream().filter(Scrutineer::enrolled).count(),
                        boxes.find(mine.campaign()).orElseThrow().threshold(),
                        mine.enrolled()));
    }

    @Override
    public Object complete(Actor actor, UUID key, JsonBody body) {
        enrolling.find(actor, key);
        body.tree();
        enrolling.enrol(actor, key, body);
        return Map.of();
    }

    private Task task(Scrutineer scrutineer) {
        return new Task(idOf(scrutineer.enrolmentTask()), TaskKind.ENROLMENT, scrutineer.campaign(), null, null, null);
    }
}
