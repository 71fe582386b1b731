package org.pingyi.rehearsal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.pingyi.kernel.Actor;
import org.pingyi.outcome.Measure;
import org.pingyi.outcome.Results;
import org.pingyi.web.TaskKind;

/** What units and HR say to the cases: mostly yes, at fixed intervals no, so that every way through is walked. */
class Deciding {
    private static final int ONE_OBJECTION_OF = 5;
    private static final int ONE_UPHELD_OF = 2;
    private static final int ONE_REJECTION_OF = 7;

    private final SimulatedPeople people;
    private final Actor officer;
    private final Actor approver;
    private final Set<Actor> verifiers;
    private int verified;
    private int objections;
    private int upheld;
    private int approvals;
    private int rejected;

    Deciding(SimulatedPeople people, Actor officer, Actor approver, Set<Actor> verifiers) {
        this.people = people;
        this.officer = officer;
        this.approver = approver;
        this.verifiers = verifiers;
    }

    /** How many decisions there will be about, for the progress bar. */
    static int expected(List<Results.Result> results) {
        return Math.max(
                1,
                results.stream()
                        .mapToInt(result -> result.measure() == Measure.NONE ? 0 : result.grade() == null ? 1 : 2)
                        .sum());
    }

    /** Works off everything that is asked for now. */
    void decideAll(Stages.Steps steps) {
        for (var verifier : verifiers) {
            people.complete(verifier, TaskKind.VERIFICATION, (task, content) -> {
                steps.done();
                return verify();
            });
        }
        people.complete(officer, TaskKind.OBJECTION_REVIEW, (task, content) -> review());
        people.complete(approver, TaskKind.APPROVAL, (task, content) -> {
            steps.done();
            return approve();
        });
    }

    private ObjectNode verify() {
        boolean objects = ++verified % ONE_OBJECTION_OF == 0;
        if (objects) {
            objections++;
        }
        return answer("confirmed", !objects);
    }

    private ObjectNode review() {
        boolean holds = (upheld + 1) * ONE_UPHELD_OF <= objections;
        if (holds) {
            upheld++;
        }
        return answer("upheld", holds);
    }

    private ObjectNode approve() {
        boolean rejects = ++approvals % ONE_REJECTION_OF == 0;
        if (rejects) {
            rejected++;
        }
        return answer("approved", !rejects);
    }

    private static ObjectNode answer(String decision, boolean yes) {
        return JsonNodeFactory.instance.objectNode().put(decision, yes).put("reason", yes ? "同意（试评）" : "情况有出入（试评）");
    }

    int objections() {
        return objections;
    }

    int upheld() {
        return upheld;
    }

    int rejected() {
        return rejected;
    }
}
