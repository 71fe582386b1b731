package org.pingyi.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pingyi.kernel.Refusal;
import org.springframework.context.MessageSource;

/** A refusal as lines for whoever started the rehearsal: the sentence, then what is wrong where. */
final class SpokenRefusal {
    private SpokenRefusal() {}

    static List<String> lines(Refusal refusal, MessageSource messages) {
        var lines = new ArrayList<String>();
        lines.add(text(messages, refusal.key(), refusal.args()));
        refusal.problems()
                .forEach(problem -> lines.add(problem.at() + "  " + text(messages, problem.key(), problem.args())));
        return lines;
    }

    private static String text(MessageSource messages, String key, Object[] args) {
        return messages.getMessage(key, args, key, Locale.CHINESE);
    }
}
