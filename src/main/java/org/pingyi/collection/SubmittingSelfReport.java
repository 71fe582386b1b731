package org.pingyi.collection;

import java.util.function.Supplier;
import org.pingyi.campaign.Stage;
import org.pingyi.campaign.Windows;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Saving a draft and submitting, in time or not at all (domain rule 3). What is sent is read only once the window is
 * known to be open: a closed window is told before what is wrong with the content.
 */
@Service
@Transactional
class SubmittingSelfReport {
    private final Windows windows;
    private final Filings filings;
    private final Receipts receipts;

    SubmittingSelfReport(Windows windows, Filings filings, Receipts receipts) {
        this.windows = windows;
        this.filings = filings;
        this.receipts = receipts;
    }

    /** Returns the receipt. */
    String submit(Filing filing, Supplier<SelfReport> sent) {
        var at = windows.enter(filing.campaign(), Stage.COLLECTION);
        var receipt = receipts.draw();
        if (!filings.submit(filing.appraisal(), Sections.checked(sent.get()), receipt, at)) {
            throw new AlreadySubmitted();
        }
        return receipt;
    }

    void keepDraft(Filing filing, Supplier<Draft> sent) {
        var at = windows.enter(filing.campaign(), Stage.COLLECTION);
        var draft = sent.get();
        draft.check();
        if (!filings.keepDraft(filing.appraisal(), draft, at)) {
            throw new AlreadySubmitted();
        }
    }
}
