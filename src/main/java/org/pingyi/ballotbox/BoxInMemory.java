package org.pingyi.ballotbox;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.NotNow;
import org.pingyi.kernel.UnitCode;

/** The box while its key is there: on one thread, in one transaction, never longer. */
final class BoxInMemory implements OpenedBox, AutoCloseable {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    /** Marks that may be in memory at once; a mark takes some 250 bytes. */
    private static final int MARKS_AT_ONCE = 100_000;

    private static final int BALLOTS_AT_ONCE = 1_000;

    private final CampaignCode campaign;
    private final SealedBallots ballots;
    private final OpeningProgress progress;
    private AsymmetricCipherKeyPair keys;

    BoxInMemory(CampaignCode campaign, AsymmetricCipherKeyPair keys, SealedBallots ballots, OpeningProgress progress) {
        this.campaign = campaign;
        this.keys = keys;
        this.ballots = ballots;
        this.progress = progress;
        var total = ballots.counts(campaign).values().stream()
                .flatMap(groups -> groups.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
        progress.begin(campaign, total);
    }

    @Override
    public CampaignCode campaign() {
        return campaign;
    }

    @Override
    public void open(UnitCode unit, List<EmployeeNumber> candidates, Consumer<Opened> reader) {
        var form = new BallotForm(candidates);
        var most = Math.max(1, Math.min(BALLOTS_AT_ONCE, MARKS_AT_ONCE / (candidates.size() + 1)));
        var unopened = 0;
        var last = BEFORE_ALL;
        for (var portion = ballots.after(last, campaign, unit, most);
                !portion.isEmpty();
                portion = ballots.after(last, campaign, unit, most)) {
            var opened = portion.parallelStream()
                    .map(ballot -> open(form, ballot))
                    .flatMap(Optional::stream)
                    .toList();
            opened.forEach(reader);
            unopened += portion.size() - opened.size();
            last = portion.get(portion.size() - 1).id();
            progress.advance(campaign, portion.size());
        }
        if (unopened > 0) {
            throw new NotNow("ballotbox.unopened", unit, unopened);
        }
    }

    private Optional<Opened> open(BallotForm form, SealedBallot sealed) {
        if (keys == null) {
            throw new IllegalStateException("the box is closed again");
        }
        try {
            var written = Sealing.BALLOT.open(
                    keys, Bound.ballot(campaign, sealed.unit(), sealed.group(), sealed.id()), sealed.content());
            try {
                return Optional.of(new Opened(sealed.group(), form.read(written)));
            } finally {
                Arrays.fill(written, (byte) 0);
            }
        } catch (Sealing.CannotOpen | BallotForm.Unfit e) {
            return Optional.empty();
        }
    }

    /** Lets the key go; whoever keeps the box has nothing of it. */
    @Override
    public void close() {
        keys = null;
        progress.end(campaign);
    }

    @Override
    public String toString() {
        return "OpenedBox[" + campaign + "]";
    }
}
