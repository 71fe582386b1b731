package org.pingyi.kernel;

import java.util.HashMap;
import java.util.Map;
import org.slf4j.MDC;

/**
 * Where work is being done, for the lines that are logged meanwhile: the campaign, the unit and the task by their ids.
 * Never who does it, and nothing of what is done.
 *
 * <pre>{@code try (var here = Whereabouts.in(campaign, unit)) { … }}</pre>
 */
public final class Whereabouts implements AutoCloseable {
    public static final String CAMPAIGN = "campaign";
    public static final String UNIT = "unit";
    public static final String TASK = "task";

    private final Map<String, String> before = new HashMap<>();

    private Whereabouts() {}

    public static Whereabouts in(CampaignCode campaign) {
        return new Whereabouts().with(CAMPAIGN, campaign.value());
    }

    public static Whereabouts in(CampaignCode campaign, UnitCode unit) {
        return in(campaign).with(UNIT, unit.value());
    }

    /**
     * As somebody typed them: what is no id is left out.
     *
     * @param ids by the names above
     */
    public static Whereabouts asTyped(Map<String, String> ids) {
        var here = new Whereabouts();
        ids.forEach((name, id) -> {
            if (id.length() <= 64 && id.chars().allMatch(Whereabouts::isOfAnId)) {
                here.with(name, id);
            }
        });
        return here;
    }

    private static boolean isOfAnId(int c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_');
    }

    private Whereabouts with(String name, String id) {
        before.put(name, MDC.get(name));
        MDC.put(name, id);
        return this;
    }

    @Override
    public void close() {
        before.forEach((name, id) -> {
            if (id == null) {
                MDC.remove(name);
            } else {
                MDC.put(name, id);
            }
        });
    }
}
