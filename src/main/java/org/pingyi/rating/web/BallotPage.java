package org.pingyi.rating.web;

import jakarta.servlet.http.HttpSession;
import java.util.UUID;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.Unknown;
import org.pingyi.rating.ReadingBallot;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * 在线评议: the ballot paper, and what stands in its place once it is cast or cannot be cast any more. Marks come through
 * the API's completion only; nothing of them is known here.
 */
@Controller
class BallotPage {
    private final ReadingBallot ballots;
    private final DraftKeys keys;

    BallotPage(ReadingBallot ballots, DraftKeys keys) {
        this.ballots = ballots;
        this.keys = keys;
    }

    /**
     * @param again the ballot was cast before somebody tried to cast it just now
     * @param lost the same, after a try whose answer never came
     */
    @GetMapping("/tasks/b-{key}")
    String ballot(
            Actor actor,
            @PathVariable String key,
            @RequestParam(required = false) String again,
            @RequestParam(required = false) String lost,
            HttpSession session,
            Model model) {
        var paper = ballots.paper(actor, uuid(key));
        model.addAttribute("paper", paper);
        switch (paper.stands()) {
            case OPEN -> {
                model.addAttribute("draftKey", keys.of(session));
                model.addAttribute("idleMinutes", session.getMaxInactiveInterval() / 60);
                return "rating/ballot";
            }
            case CAST -> {
                model.addAttribute("again", again != null);
                model.addAttribute("lost", lost != null);
                return "rating/receipt";
            }
            default -> {
                return "rating/closed";
            }
        }
    }

    @GetMapping("/tasks/b-{key}/reports/{cadre}")
    String selfReport(Actor actor, @PathVariable String key, @PathVariable String cadre, Model model) {
        model.addAttribute("report", ballots.selfReport(actor, uuid(key), cadre));
        return "rating/report";
    }

    /** Keeps the session while somebody rates, which sends nothing: with the session his draft's key would go. */
    @GetMapping("/tasks/b-{key}/here")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void here(@PathVariable String key) {
        uuid(key);
    }

    private static UUID uuid(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException notAnId) {
            throw new Unknown("rating.task.unknown");
        }
    }
}
