package org.pingyi.ballotbox;

import java.util.UUID;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.UnitCode;

/** A ballot as it lies in the box: a random id, where it counts, and a cipher text. Nothing of who or when. */
public record SealedBallot(UUID id, CampaignCode campaign, UnitCode unit, RaterGroup group, byte[] content) {}
