package org.pingyi.campaign;

import java.util.List;
import java.util.Map;
import org.pingyi.kernel.Dimension;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.web.NullAllowed;

/**
 * A campaign as somebody asks for it, before it is checked and completed to a {@link RuleBook}; null is what he left out.
 *
 * @param collectionStart ISO-8601 with offset
 * @param collectionWindow ISO-8601, days and smaller, like the other durations
 */
public record CampaignBody(
        String code,
        String title,
        List<String> scrutineers,
        Integer threshold,
        @NullAllowed String collectionStart,
        String collectionWindow,
        String ratingWindow,
        String verificationWindow,
        String reviewPeriod,
        Boolean endEarly,
        Integer minimumMarks,
        Boolean publishComposite,
        Map<RaterGroup, Integer> weights,
        Map<Dimension, Integer> dimensions) {}
