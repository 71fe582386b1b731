package org.pingyi.ballotbox;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.pingyi.kernel.CampaignCode;
import org.springframework.stereotype.Component;

@Component
class OpeningProgress implements CountingProgress {
    private final Map<CampaignCode, Opened> openings = new ConcurrentHashMap<>();

    @Override
    public Optional<Opened> of(CampaignCode campaign) {
        return Optional.ofNullable(openings.get(campaign));
    }

    void begin(CampaignCode campaign, int total) {
        openings.put(campaign, new Opened(0, total));
    }

    void advance(CampaignCode campaign, int opened) {
        openings.computeIfPresent(campaign, (c, so) -> new Opened(so.done() + opened, so.total()));
    }

    void end(CampaignCode campaign) {
        openings.remove(campaign);
    }
}
