package org.pingyi.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pingyi.identity.Logins;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.Codes;
import org.pingyi.kernel.Dimension;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.Problem;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.web.Texts;
import org.springframework.stereotype.Component;

/** Checks a campaign's body and completes it with the defaults (contract: campaign body); says everything that is wrong. */
@Component
class CompletingRuleBook {
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofDays(400);
    private static final int TITLE = 128;
    private static final int FEWEST_SCRUTINEERS = 3;
    private static final int MOST_SCRUTINEERS = 7;
    private static final int LOWEST_THRESHOLD = 2;
    private static final int FEWEST_MARKS = 3;
    private static final Map<RaterGroup, Integer> WEIGHTS =
            Map.of(RaterGroup.PRINCIPAL, 40, RaterGroup.DEPUTY, 30, RaterGroup.STAFF, 30);

    private final Logins logins;

    CompletingRuleBook(Logins logins) {
        this.logins = logins;
    }

    /**
     * @param path the code that the body must have, or null for a new campaign
     * @param accepted logins that are scrutineers already, taken as they are
     * @throws Invalid with one problem a place
     */
    RuleBook complete(CampaignBody body, CampaignCode path, Set<String> accepted) {
        var problems = new ArrayList<Problem>();
        checkCode(problems, body.code(), path);
        Texts.require(problems, "/title", body.title(), 1, TITLE);
        checkScrutineers(problems, body.scrutineers(), accepted);
        var threshold = checkThreshold(problems, body);
        var start = checkStart(problems, body.collectionStart());
        var collection = checkDuration(problems, "/collectionWindow", body.collectionWindow(), Duration.ofHours(32));
        var rating = checkDuration(problems, "/ratingWindow", body.ratingWindow(), Duration.ofHours(48));
        var verification =
                checkDuration(problems, "/verificationWindow", body.verificationWindow(), Duration.ofDays(2));
        var review = checkDuration(problems, "/reviewPeriod", body.reviewPeriod(), Duration.ofDays(14));
        var minimumMarks = body.minimumMarks() == null ? FEWEST_MARKS : body.minimumMarks();
        if (minimumMarks < FEWEST_MARKS) {
            problems.add(new Problem("/minimumMarks", "campaign.rules.minimumMarks", FEWEST_MARKS));
        }
        checkPercent(problems, "/weights", RaterGroup.class, body.weights());
        checkPercent(problems, "/dimensions", Dimension.class, body.dimensions());
        if (!problems.isEmpty()) {
            throw new Invalid(problems, "campaign.rules.invalid");
        }
        return new RuleBook(
                new CampaignCode(body.code()),
                body.title(),
                body.scrutineers(),
                threshold,
                start,
                collection,
                rating,
                verification,
                review,
                body.endEarly() == null || body.endEarly(),
                minimumMarks,
                body.publishComposite() != null && body.publishComposite(),
                body.weights() == null ? WEIGHTS : body.weights(),
                body.dimensions() == null ? evenly() : body.dimensions());
    }

    private static void checkCode(List<Problem> problems, String code, CampaignCode path) {
        if (code == null) {
            problems.add(new Problem("/code", "text.required"));
        } else if (!Codes.isCode(code)) {
            problems.add(new Problem("/code", "campaign.rules.code"));
        } else if (path != null && !path.value().equals(code)) {
            problems.add(new Problem("/code", "campaign.rules.otherCode", path.value()));
        }
    }

    private void checkScrutineers(List<Problem> problems, List<String> scrutineers, Set<String> accepted) {
        if (scrutineers == null || scrutineers.size() < FEWEST_SCRUTINEERS || scrutineers.size() > MOST_SCRUTINEERS) {
            problems.add(
                    new Problem("/scrutineers", "campaign.rules.scrutineers", FEWEST_SCRUTINEERS, MOST_SCRUTINEERS));
            return;
        }
        var names = new HashSet<String>();
        var persons = new HashSet<String>();
        for (int i = 0; i < scrutineers.size(); i++) {
            var login = scrutineers.get(i);
            var at = "/scrutineers/" + i;
            if (!Codes.isCode(login)
                    || (!accepted.contains(login) && logins.standingOf(login) == Logins.Standing.UNFIT)) {
                problems.add(new Problem(at, "campaign.rules.unknownScrutineer"));
            } else if (!names.add(login)
                    || !persons.add(logins.actor(login).map(Actor::identity).orElse(login))) {
                problems.add(new Problem(at, "campaign.rules.scrutineerTwice"));
            }
        }
    }

    private static int checkThreshold(List<Problem> problems, CampaignBody body) {
        var threshold = body.threshold() == null ? LOWEST_THRESHOLD : body.threshold();
        var scrutineers = body.scrutineers() == null ? 0 : body.scrutineers().size();
        if (threshold < LOWEST_THRESHOLD || (scrutineers >= FEWEST_SCRUTINEERS && threshold >= scrutineers)) {
            problems.add(new Problem("/threshold", "campaign.rules.threshold", LOWEST_THRESHOLD));
        }
        return threshold;
    }

    private static Instant checkStart(List<Problem> problems, String text) {
        if (text == null) {
            return null;
        }
        var start = IsoTimes.instant(text);
        if (start.isEmpty()) {
            problems.add(new Problem("/collectionStart", "campaign.rules.instant"));
        }
        return start.orElse(null);
    }

    private static Duration checkDuration(List<Problem> problems, String at, String text, Duration standard) {
        if (text == null) {
            return standard;
        }
        var duration = IsoTimes.duration(text);
        if (duration.isEmpty()) {
            problems.add(new Problem(at, "campaign.rules.duration"));
        } else if (duration.get().compareTo(SHORTEST) < 0 || duration.get().compareTo(LONGEST) > 0) {
            problems.add(new Problem(at, "campaign.rules.durationRange", SHORTEST.toSeconds(), LONGEST.toDays()));
        }
        return duration.orElse(standard);
    }

    private static <E extends Enum<E>> void checkPercent(
            List<Problem> problems, String at, Class<E> keys, Map<E, Integer> percent) {
        if (percent == null) {
            return;
        }
        var sum = 0;
        for (var key : keys.getEnumConstants()) {
            var value = percent.get(key);
            if (value == null || value < 0 || value > 100) {
                problems.add(new Problem(at + "/" + key, "campaign.rules.percent"));
                return;
            }
            sum += value;
        }
        if (sum != 100) {
            problems.add(new Problem(at, "campaign.rules.sum", sum));
        }
    }

    private static Map<Dimension, Integer> evenly() {
        var dimensions = new EnumMap<Dimension, Integer>(Dimension.class);
        for (var dimension : Dimension.values()) {
            dimensions.put(dimension, 100 / Dimension.values().length);
        }
        return dimensions;
    }
}
