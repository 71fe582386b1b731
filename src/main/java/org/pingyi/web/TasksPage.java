package org.pingyi.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.pingyi.kernel.Actor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 我的任务: what is to be done, most urgent first, and what is done; where there is nothing, what comes next. */
@Controller
class TasksPage {
    private static final Comparator<TaskCard> BY_URGENCY = Comparator.comparing(
                    (TaskCard card) -> card.task().due(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(card -> card.task().kind())
            .thenComparing(card -> card.task().id());

    private final List<TaskSource> sources;
    private final List<Noteworthy> noteworthy;
    private final ObjectProvider<Introducing> introducing;
    private final Times times;

    TasksPage(
            List<TaskSource> sources,
            List<Noteworthy> noteworthy,
            ObjectProvider<Introducing> introducing,
            Times times) {
        this.sources = sources;
        this.noteworthy = noteworthy;
        this.introducing = introducing;
        this.times = times;
    }

    /** A note as the template shows it, its instants written out. */
    record Said(Noteworthy.Note note, Object[] args) {}

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
        var notes = noteworthy.stream()
                .flatMap(feature -> feature.notes(actor).stream())
                .map(note ->
                        new Said(note, note.args().stream().map(this::written).toArray()))
                .toList();
        model.addAttribute(
                "introduction",
                introducing.stream()
                        .flatMap(roster -> roster.introduce(actor).stream())
                        .findFirst()
                        .orElse(null));
        model.addAttribute("open", cards.stream().filter(card -> !card.isDone()).toList());
        model.addAttribute(
                "done",
                cards.stream()
                        .filter(TaskCard::isDone)
                        .sorted(BY_URGENCY.reversed())
                        .toList());
        model.addAttribute(
                "notes",
                notes.stream()
                        .filter(said -> said.note().kind() != Noteworthy.Kind.NEXT)
                        .toList());
        model.addAttribute(
                "next",
                notes.stream()
                        .filter(said -> said.note().kind() == Noteworthy.Kind.NEXT)
                        .findFirst()
                        .orElse(null));
        return "web/tasks";
    }

    private Object written(Object arg) {
        return arg instanceof Instant instant ? times.full(instant) : arg;
    }
}
