package org.pingyi.web;

import java.util.Comparator;
import java.util.List;
import org.pingyi.kernel.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 我的任务: what is to be done, most urgent first, and what is done. */
@Controller
class TasksPage {
    private static final Comparator<TaskCard> BY_URGENCY = Comparator.comparing(
                    (TaskCard card) -> card.task().due(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(card -> card.task().kind())
            .thenComparing(card -> card.task().id());

    private final List<TaskSource> sources;

    TasksPage(List<TaskSource> sources) {
        this.sources = sources;
    }

    @GetMapping("/")
    String home() {
        return "redirect:/tasks";
    }

    @GetMapping("/tasks")
    String tasks(Actor actor, Model model) {
        var cards = sources.stream()
                .flatMap(source -> source.cards(actor).stream())
                .sorted(BY_URGENCY)
                .toList();
        model.addAttribute("me", actor);
        model.addAttribute("open", cards.stream().filter(card -> !card.isDone()).toList());
        model.addAttribute("done", cards.stream().filter(TaskCard::isDone).toList());
        return "web/tasks";
    }
}
