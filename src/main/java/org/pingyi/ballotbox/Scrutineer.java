package org.pingyi.ballotbox;

import java.util.UUID;
import org.pingyi.kernel.CampaignCode;

/**
 * A scrutineer of a campaign as he stands in the box's tables; without any key.
 *
 * @param enrolled he has a key pair
 * @param given his share was handed in for the opening
 */
record Scrutineer(
        CampaignCode campaign, String login, UUID enrolmentTask, UUID openingTask, boolean enrolled, boolean given) {}
