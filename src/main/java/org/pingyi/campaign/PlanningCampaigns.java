package org.pingyi.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.pingyi.campaign.Preflight.Finding;
import org.pingyi.identity.Logins;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.Codes;
import org.pingyi.kernel.Deed;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.NotNow;
import org.pingyi.kernel.Problem;
import org.pingyi.kernel.UnitCode;
import org.pingyi.roster.Post;
import org.pingyi.roster.Roster;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class PlanningCampaigns implements Planning {
    private static final byte[] NO_TABLES = {};
    private final StoredCampaigns campaigns;
    private final StoredRoster frozen;
    private final CountedProgress progress;
    private final CompletingRuleBook rules;
    private final Roster roster;
    private final Logins logins;
    private final ObjectProvider<DecisionTablesInForce> decisionTables;
    private final ApplicationEventPublisher events;

    PlanningCampaigns(
            StoredCampaigns campaigns,
            StoredRoster frozen,
            CountedProgress progress,
            CompletingRuleBook rules,
            Roster roster,
            Logins logins,
            ObjectProvider<DecisionTablesInForce> decisionTables,
            ApplicationEventPublisher events) {
        this.campaigns = campaigns;
        this.frozen = frozen;
        this.progress = progress;
        this.rules = rules;
        this.roster = roster;
        this.logins = logins;
        this.decisionTables = decisionTables;
        this.events = events;
    }

    @Override
    @Transactional
    public void create(Actor by, String code, Supplier<CampaignBody> body) {
        if (Codes.isCode(code) && campaigns.find(new CampaignCode(code)).isPresent()) {
            throw new NotNow("campaign.exists", code);
        }
        var completed = rules.complete(body.get(), null, Set.of());
        campaigns.add(completed);
        events.publishEvent(
                new Deed(by.login(), "CAMPAIGN_CREATED", completed.code().value(), completed.title()));
    }

    @Override
    @Transactional
    public void change(Actor by, CampaignCode code, Supplier<CampaignBody> body) {
        var campaign = campaigns.lock(code);
        switch (campaign.phase()) {
            case DRAFT -> changeDraft(by, campaign, body);
            case ENROLMENT -> replaceScrutineers(by, campaign, body);
            default -> throw campaign.outOfTurn();
        }
    }

    private void changeDraft(Actor by, Campaign draft, Supplier<CampaignBody> body) {
        var completed = rules.complete(body.get(), draft.code(), Set.of());
        if (!completed.equals(draft.ruleBook())) {
            campaigns.save(draft.withRuleBook(completed));
            events.publishEvent(
                    new Deed(by.login(), "CAMPAIGN_CHANGED", draft.code().value(), completed.title()));
        }
    }

    private void replaceScrutineers(Actor by, Campaign enrolling, Supplier<CampaignBody> body) {
        var code = enrolling.code();
        if (progress.enrolmentIsComplete(code)) {
            throw new NotNow("campaign.enrolment.complete");
        }
        var before = enrolling.ruleBook();
        var after = rules.complete(body.get(), code, Set.copyOf(before.scrutineers()));
        if (!after.equals(before.with(after.scrutineers(), after.threshold()))) {
            throw new NotNow("campaign.enrolment.onlyScrutineers");
        }
        if (after.equals(before)) {
            return;
        }
        var hash = RuleBookText.hash(after, campaigns.decisionTablesOf(code));
        campaigns.save(enrolling.withScrutineers(after, hash));
        events.publishEvent(new ScrutineersReplaced(code, after.scrutineers(), after.threshold()));
        events.publishEvent(new Deed(
                by.login(),
                "SCRUTINEERS_REPLACED",
                code.value(),
                "%s (%d) → %s (%d); %s"
                        .formatted(
                                String.join(", ", before.scrutineers()),
                                before.threshold(),
                                String.join(", ", after.scrutineers()),
                                after.threshold(),
                                hash)));
    }

    @Override
    @Transactional(readOnly = true)
    public Preflight preflight(CampaignCode code) {
        var campaign = campaigns.get(code);
        return campaign.wasOpened()
                ? new Preflight(List.of(), SignedOff.read(campaigns.signedOff(code)))
                : check(campaign.ruleBook(), roster.posts());
    }

    @Override
    @Transactional
    public void open(Actor by, CampaignCode code, Supplier<Boolean> acceptWarnings) {
        var campaign = campaigns.lock(code);
        campaign.require(Phase.DRAFT);
        if (campaigns.running().isPresent()) {
            throw new NotNow("campaign.opening.anotherRuns");
        }
        var accepted = acceptWarnings.get();
        if (accepted == null) {
            throw new Invalid(List.of(new Problem("/acceptWarnings", "text.required")), "campaign.opening.unsaid");
        }
        var posts = roster.posts();
        var preflight = check(campaign.ruleBook(), posts);
        if (!preflight.errors().isEmpty()) {
            throw new Invalid(problems(preflight.errors()), "campaign.opening.errors");
        }
        if (!preflight.warnings().isEmpty() && !accepted) {
            throw new Invalid(problems(preflight.warnings()), "campaign.opening.warnings");
        }
        open(by, campaign, posts, preflight.warnings());
    }

    private void open(Actor by, Campaign draft, List<Post> posts, List<Finding> warnings) {
        var tablesInForce = decisionTables.getIfAvailable();
        var tables = tablesInForce == null ? NO_TABLES : tablesInForce.bytes();
        var opened = draft.opened(RuleBookText.hash(draft.ruleBook(), tables));
        var rosterHash = frozen.freeze(draft.code(), posts);
        campaigns.open(opened, tables, rosterHash, SignedOff.write(warnings), by.login());
        events.publishEvent(new CampaignOpened(draft.code()));
        var signedOff = warnings.stream()
                .map(warning -> warning.code() + " " + warning.unit())
                .collect(Collectors.joining(", "));
        events.publishEvent(new Deed(
                by.login(),
                "CAMPAIGN_OPENED",
                draft.code().value(),
                "rule book %s; roster %s; warnings accepted: %s"
                        .formatted(opened.ruleBookHash(), rosterHash, signedOff.isEmpty() ? "-" : signedOff)));
    }

    private Preflight check(RuleBook ruleBook, List<Post> posts) {
        var missing = ruleBook.scrutineers().stream()
                .filter(login -> logins.standingOf(login) != Logins.Standing.READY)
                .toList();
        return CheckingRoster.check(ruleBook, missing, logins.hasApprover(), posts);
    }

    private static List<Problem> problems(List<Finding> findings) {
        var problems = new ArrayList<Problem>();
        for (var finding : findings) {
            var at = switch (finding.code()) {
                case SCRUTINEERS_MISSING -> "/scrutineers";
                case NO_APPROVER, NO_CADRES -> "";
                default -> "/units/" + finding.unit();
            };
            problems.add(new Problem(at, finding.key(), finding.args().toArray()));
        }
        return problems;
    }

    /** The warnings as they stand in the campaign's row. */
    private static final class SignedOff {
        private static final JsonMapper JSON = new JsonMapper();

        private record Row(Preflight.Code code, String unit, List<String> args) {}

        static String write(List<Finding> warnings) {
            try {
                return JSON.writeValueAsString(warnings.stream()
                        .map(warning -> new Row(warning.code(), warning.unit().value(), warning.args()))
                        .toList());
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }

        static List<Finding> read(String text) {
            try {
                return List.of(JSON.readValue(text, Row[].class)).stream()
                        .map(row -> new Finding(row.code(), new UnitCode(row.unit()), row.args()))
                        .toList();
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
