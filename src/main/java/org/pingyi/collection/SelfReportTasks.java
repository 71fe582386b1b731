package org.pingyi.collection;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.pingyi.campaign.Campaign;
import org.pingyi.campaign.Campaigns;
import org.pingyi.campaign.Phase;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.DatabaseClock;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.NotNow;
import org.pingyi.kernel.Unknown;
import org.pingyi.kernel.WindowClosed;
import org.pingyi.web.JsonBody;
import org.pingyi.web.Task;
import org.pingyi.web.TaskCard;
import org.pingyi.web.TaskDetail;
import org.pingyi.web.TaskKind;
import org.pingyi.web.TaskSource;
import org.springframework.stereotype.Component;

/** The task 填报线上总结 of each cadre; its key is the appraisal. */
@Component
class SelfReportTasks implements TaskSource {
    /** What its owner reads: what he saved last. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Content(Draft draft) {}

    /** The answer to a submission. */
    record Submitted(String receipt) {}

    private final Campaigns campaigns;
    private final Filings filings;
    private final SubmittingSelfReport submitting;
    private final DatabaseClock clock;

    SelfReportTasks(Campaigns campaigns, Filings filings, SubmittingSelfReport submitting, DatabaseClock clock) {
        this.campaigns = campaigns;
        this.filings = filings;
        this.submitting = submitting;
        this.clock = clock;
    }

    @Override
    public String prefix() {
        return "s";
    }

    @Override
    public List<Task> openTasks(Actor actor) {
        return actor
                .person()
                .flatMap(cadre -> campaigns
                        .running()
                        .filter(this::collects)
                        .flatMap(campaign -> filings.findUnsubmitted(campaign.code(), cadre)
                                .filter(filing -> filing.belongsTo(actor))
                                .map(filing -> task(filing, campaign))))
                .stream()
                .toList();
    }

    @Override
    public List<TaskCard> cards(Actor actor) {
        var open = openTasks(actor).stream().map(task -> card(task, null));
        var done = actor.person().stream()
                .flatMap(cadre -> filings.submittedBy(cadre).stream())
                .filter(filing -> filing.belongsTo(actor))
                .map(filing -> card(task(filing, campaigns.get(filing.campaign())), filing.submittedAt()));
        return Stream.concat(open, done).toList();
    }

    @Override
    public TaskDetail read(Actor actor, UUID key) {
        var filing = own(actor, key);
        return new TaskDetail(task(filing, campaigns.get(filing.campaign())), new Content(filing.draft()));
    }

    @Override
    public void saveDraft(Actor actor, UUID key, JsonBody body) {
        var filing = own(actor, key);
        body.tree();
        refuseIfAborted(filing);
        if (filing.receiptIfSubmitted().isPresent()) {
            throw new AlreadySubmitted();
        }
        try {
            submitting.keepDraft(filing, () -> body.as(Draft.class));
        } catch (WindowClosed closed) {
            if (own(actor, key).receiptIfSubmitted().isPresent()) {
                throw new AlreadySubmitted();
            }
            throw closed;
        }
    }

    @Override
    public Object complete(Actor actor, UUID key, JsonBody body) {
        var filing = own(actor, key);
        body.tree();
        refuseIfAborted(filing);
        var receipt = filing.receiptIfSubmitted();
        if (receipt.isPresent()) {
            return repeated(filing, body);
        }
        try {
            return new Submitted(submitting.submit(filing, () -> body.as(SelfReport.class)));
        } catch (WindowClosed | AlreadySubmitted late) {
            // somebody was faster since we looked: the same request, sent twice
            var now = own(actor, key);
            if (now.receiptIfSubmitted().isPresent()) {
                return repeated(now, body);
            }
            throw late;
        }
    }

    /** The same content gets the same receipt, for good; what isn't a report at all is another content. */
    private Submitted repeated(Filing filing, JsonBody body) {
        if (!isSame(filing, body)) {
            throw new AlreadySubmitted();
        }
        return new Submitted(filing.receipt());
    }

    private static boolean isSame(Filing filing, JsonBody body) {
        try {
            return MessageDigest.isEqual(Sections.digest(Sections.checked(body.as(SelfReport.class))), filing.digest());
        } catch (Invalid notAReport) {
            return false;
        }
    }

    private Filing own(Actor actor, UUID key) {
        return filings.find(key)
                .filter(filing -> filing.belongsTo(actor))
                .orElseThrow(() -> new Unknown("collection.task.unknown"));
    }

    private void refuseIfAborted(Filing filing) {
        if (campaigns.get(filing.campaign()).phase() == Phase.ABORTED) {
            throw new NotNow("collection.aborted");
        }
    }

    private boolean collects(Campaign campaign) {
        return campaign.phase() == Phase.COLLECTION && clock.now().isBefore(campaign.collectionDeadline());
    }

    private static TaskCard card(Task task, Instant doneAt) {
        return new TaskCard(task, "task.title.SELF_REPORT", List.of(), "/tasks/" + task.id(), 0, doneAt);
    }

    private Task task(Filing filing, Campaign campaign) {
        return new Task(
                idOf(filing.appraisal().value()),
                TaskKind.SELF_REPORT,
                filing.campaign(),
                filing.unit(),
                null,
                campaign.collectionDeadline());
    }
}
