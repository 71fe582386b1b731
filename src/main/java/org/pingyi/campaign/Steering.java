package org.pingyi.campaign;

import java.util.function.Supplier;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.CampaignCode;

/**
 * What HR may do with a campaign that runs. What is asked for comes as a supplier, because it may be looked at only after
 * the campaign's state allows it. The caller checks the role. All throw {@link org.pingyi.kernel.Unknown},
 * {@link org.pingyi.kernel.NotNow} and {@link org.pingyi.kernel.Invalid}.
 */
public interface Steering {
    /** @param until ISO-8601 with offset */
    record Extension(String until, String reason) {}

    /** Says nothing: publishing has no choices. */
    record Publication() {}

    /** Why a campaign is given up. */
    record Abortion(String reason) {}

    /** Moves the running deadline to a later instant, for everybody. */
    void extend(Actor by, CampaignCode code, Supplier<Extension> asked);

    /** From now on the cadres see their results. */
    void publish(Actor by, CampaignCode code, Supplier<Publication> asked);

    /** Gives a campaign up, in any phase before it is closed. */
    void abort(Actor by, CampaignCode code, Supplier<Abortion> asked);
}
