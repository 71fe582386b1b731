package org.pingyi.ballotbox.web;

import java.util.Map;
import java.util.UUID;
import org.pingyi.ballotbox.Scrutiny;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.Unknown;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/** 监票人登记 and 开箱. Passphrases go through the API's completion only. */
@Controller
class ScrutinyPages {
    private final Scrutiny scrutiny;

    ScrutinyPages(Scrutiny scrutiny) {
        this.scrutiny = scrutiny;
    }

    @GetMapping("/tasks/e-{key}")
    String enrolment(Actor actor, @PathVariable String key, Model model) {
        model.addAttribute("task", scrutiny.enrolment(actor, uuid(key)));
        return "ballotbox/enrolment";
    }

    @GetMapping("/tasks/o-{key}")
    String opening(Actor actor, @PathVariable String key, Model model) {
        model.addAttribute("task", scrutiny.opening(actor, uuid(key)));
        return "ballotbox/opening";
    }

    /** {@code {"done": 312, "total": 4655}} while the ballots are counted, else {@code {}}. */
    @GetMapping("/tasks/o-{key}/counting")
    @ResponseBody
    Map<String, Integer> counting(Actor actor, @PathVariable String key) {
        return scrutiny.counting(actor, uuid(key))
                .map(opened -> Map.of("done", opened.done(), "total", opened.total()))
                .orElse(Map.of());
    }

    private static UUID uuid(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException notAnId) {
            throw new Unknown("ballotbox.task.unknown");
        }
    }
}
