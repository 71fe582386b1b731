package org.pingyi.web;

import java.util.List;
import org.pingyi.kernel.Actor;

/** What a feature has to say to somebody on the page 我的任务 besides his tasks. */
public interface Noteworthy {
    /** In the order in which they are to be read. */
    List<Note> notes(Actor actor);

    /** How a note is shown. */
    enum Kind {
        /** To be known before anything else. */
        CARE,
        /** Good to know. */
        INFO,
        /** What comes next, shown where there is nothing to do. */
        NEXT
    }

    /**
     * A sentence or two, with a way on where there is one.
     *
     * @param key a message key, {@code args} go into it; instants as {@link Times#full} writes them
     * @param href where it leads, or null
     * @param action the message key of the way's name, or null
     * @param acknowledged whether the way is a button that says "I know": then {@code href} is posted to
     */
    record Note(Kind kind, String key, List<Object> args, String href, String action, boolean acknowledged) {
        public Note {
            args = List.copyOf(args);
        }

        public static Note next(String key, Object... args) {
            return new Note(Kind.NEXT, key, List.of(args), null, null, false);
        }

        public static Note leadingTo(String href, String action, String key, Object... args) {
            return new Note(Kind.INFO, key, List.of(args), href, action, false);
        }

        public static Note toAcknowledge(String href, String action, String key, Object... args) {
            return new Note(Kind.INFO, key, List.of(args), href, action, true);
        }
    }
}
