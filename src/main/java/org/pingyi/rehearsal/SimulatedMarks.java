package org.pingyi.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;
import org.pingyi.kernel.Dimension;

/**
 * What simulated people give: around a level of each cadre, so that all grades come up; now and then somebody does not
 * know him. The same roster gets the same marks in every rehearsal. Says nothing about anybody real.
 */
final class SimulatedMarks {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DONT_KNOW_PERCENT = 3;

    private SimulatedMarks() {}

    /** A complete ballot for the content of a rater's task. */
    static ObjectNode ballot(JsonNode content, String rater) {
        var random = new Random(rater.hashCode());
        var ballot = JSON.objectNode();
        var marks = ballot.putArray("marks");
        for (var cadre : content.get("cadres")) {
            var number = cadre.get("employeeNumber").textValue();
            var mark = marks.addObject().put("cadre", number);
            if (random.nextInt(100) < DONT_KNOW_PERCENT) {
                mark.put("dontKnow", true);
            } else {
                var points = mark.putObject("points");
                for (var dimension : Dimension.values()) {
                    points.put(dimension.name(), between(levelOf(number) + random.nextInt(-5, 6)));
                }
            }
        }
        return ballot;
    }

    /** Of a hundred cadres about 12 excellent, 60 good, 18 average, 7 weak and 3 poor ones. */
    private static int levelOf(String cadre) {
        int place = new Random(cadre.hashCode()).nextInt(100);
        return place < 12 ? 97 : place < 72 ? 90 : place < 90 ? 78 : place < 97 ? 65 : 48;
    }

    private static int between(int points) {
        return Math.max(0, Math.min(100, points));
    }
}
