package org.pingyi.ballotbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.NotNow;
import org.springframework.stereotype.Service;

@Service
class ReopeningCountedBox implements ReopeningBox {
    private final Boxes boxes;
    private final SealedBallots ballots;
    private final Shares shares;
    private final WrongPassphrases wrong;
    private final OpeningProgress progress;

    ReopeningCountedBox(
            Boxes boxes, SealedBallots ballots, Shares shares, WrongPassphrases wrong, OpeningProgress progress) {
        this.boxes = boxes;
        this.ballots = ballots;
        this.shares = shares;
        this.wrong = wrong;
        this.progress = progress;
    }

    @Override
    public <T> T reopen(CampaignCode campaign, Map<String, String> passphrases, Function<OpenedBox, T> reader) {
        var box = boxes.find(campaign)
                .filter(found -> found.state() == Box.State.OPENED)
                .orElseThrow(() -> new NotNow("ballotbox.notToReopen"));
        var present = boxes.scrutineers(campaign).stream()
                .filter(scrutineer -> passphrases.containsKey(scrutineer.login()))
                .toList();
        if (present.size() < box.threshold() || present.size() < passphrases.size()) {
            throw new Invalid("ballotbox.tooFewShares", box.threshold());
        }
        present.forEach(wrong::requireNotStopped);
        List<Share> together = new ArrayList<>();
        for (var scrutineer : present) {
            var share = shares.unlock(scrutineer, passphrases.get(scrutineer.login()));
            if (share.isEmpty()) {
                together.forEach(Share::forget);
                wrong.remember(scrutineer);
                throw Passphrase.wrong();
            }
            together.add(share.get());
        }
        try (var opened = new BoxInMemory(campaign, shares.combine(box, together), ballots, progress)) {
            return reader.apply(opened);
        }
    }
}
