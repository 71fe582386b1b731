package org.pingyi.outcome.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.UUID;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.Unknown;
import org.pingyi.outcome.Grade;
import org.pingyi.outcome.ReadingCases;
import org.pingyi.web.TaskKind;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 核实、复核、审批: one case, one decision. Decisions go through the API's completion only. */
@Controller
class CasePages {
    private final ReadingCases cases;

    CasePages(ReadingCases cases) {
        this.cases = cases;
    }

    /**
     * Where a composite lies on the ruler of the ballot: its first quarter is 0–60, the rest 60–100.
     *
     * @param at percent of the ruler's length
     * @param above how far over its grade's lower bound, {@code below} how far under the next grade; null at either end
     */
    record Place(String at, Grade lower, String above, Grade higher, String below) {
        private static final List<Integer> BOUNDS = List.of(0, 60, 70, 85, 95);
        private static final List<Grade> GRADES =
                List.of(Grade.POOR, Grade.WEAK, Grade.AVERAGE, Grade.GOOD, Grade.EXCELLENT);

        static Place of(String composite, Grade grade) {
            var score = new BigDecimal(composite);
            int band = GRADES.indexOf(grade);
            var knee = BigDecimal.valueOf(60);
            var at = score.compareTo(knee) < 0
                    ? score.multiply(new BigDecimal("25")).divide(knee, 3, RoundingMode.HALF_UP)
                    : score.subtract(knee).multiply(new BigDecimal("1.875")).add(BigDecimal.valueOf(25));
            var hasHigher = band < GRADES.size() - 1;
            return new Place(
                    at.toPlainString(),
                    band == 0 ? null : GRADES.get(band - 1),
                    band == 0
                            ? null
                            : score.subtract(BigDecimal.valueOf(BOUNDS.get(band)))
                                    .toPlainString(),
                    hasHigher ? GRADES.get(band + 1) : null,
                    hasHigher
                            ? BigDecimal.valueOf(BOUNDS.get(band + 1))
                                    .subtract(score)
                                    .toPlainString()
                            : null);
        }
    }

    @GetMapping("/tasks/v-{key}")
    String verification(Actor actor, @PathVariable String key, Model model) {
        return show(actor, TaskKind.VERIFICATION, key, model);
    }

    @GetMapping("/tasks/r-{key}")
    String review(Actor actor, @PathVariable String key, Model model) {
        return show(actor, TaskKind.OBJECTION_REVIEW, key, model);
    }

    @GetMapping("/tasks/a-{key}")
    String approval(Actor actor, @PathVariable String key, Model model) {
        return show(actor, TaskKind.APPROVAL, key, model);
    }

    private String show(Actor actor, TaskKind kind, String key, Model model) {
        var dossier = cases.read(actor, kind, uuid(key));
        model.addAttribute("c", dossier);
        if (dossier.composite() != null && dossier.grade() != null) {
            model.addAttribute("place", Place.of(dossier.composite(), dossier.grade()));
        }
        return kind == TaskKind.VERIFICATION ? "outcome/verification" : "outcome/case";
    }

    private static UUID uuid(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException notAnId) {
            throw new Unknown("outcome.task.unknown");
        }
    }
}
