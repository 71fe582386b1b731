package org.pingyi.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.pingyi.campaign.DecisionTablesInForce;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.Rank;
import org.pingyi.outcome.DecisionTables;
import org.pingyi.outcome.Grade;
import org.pingyi.outcome.Measure;
import org.pingyi.tally.CompositeScore;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The three decision tables, as deployed together with the process that a campaign runs in. */
@Component
class DeployedDecisionTables implements DecisionTables, DecisionTablesInForce {
    private static final String GRADE_BAND = "grade-band";
    private static final String OUTCOME_MEASURE = "outcome-measure";
    private static final String RANK_AFTER_DEMOTION = "rank-after-demotion";

    private final DecisionService decisions;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final Map<String, DecisionDefinition> tables = new ConcurrentHashMap<>();

    DeployedDecisionTables(DecisionService decisions, RepositoryService repository, RuntimeService runtime) {
        this.decisions = decisions;
        this.repository = repository;
        this.runtime = runtime;
    }

    @Override
    public Said<Grade> grade(CampaignCode campaign, CompositeScore score) {
        var said = ask(campaign, GRADE_BAND, "score", (long) score.hundredths());
        return new Said<>(Grade.valueOf(said.value()), said.table());
    }

    @Override
    public Said<Measure> measure(CampaignCode campaign, Grade grade) {
        var said = ask(campaign, OUTCOME_MEASURE, "grade", grade.name());
        return new Said<>(Measure.valueOf(said.value()), said.table());
    }

    @Override
    public Said<Rank> rankAfterDemotion(CampaignCode campaign, Rank rank) {
        var said = ask(campaign, RANK_AFTER_DEMOTION, "rank", rank.name());
        return new Said<>(Rank.valueOf(said.value()), said.table());
    }

    @Override
    public byte[] bytes() {
        var all = new ByteArrayOutputStream();
        for (var key : List.of(GRADE_BAND, OUTCOME_MEASURE, RANK_AFTER_DEMOTION)) {
            try (var table = new ClassPathResource("processes/" + key + ".dmn").getInputStream()) {
                table.transferTo(all);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all.toByteArray();
    }

    private Said<String> ask(CampaignCode campaign, String key, String input, Object value) {
        var table = tables.computeIfAbsent(campaign + "/" + key, missing -> deployedWith(campaign, key));
        String answer = decisions
                .evaluateDecisionTableById(table.getId(), Map.of(input, value))
                .getSingleEntry();
        return new Said<>(answer, key + ":" + table.getVersion());
    }

    private DecisionDefinition deployedWith(CampaignCode campaign, String key) {
        var instance = runtime.createProcessInstanceQuery()
                .processDefinitionKey(AnnualCampaignProcess.KEY)
                .processInstanceBusinessKey(AnnualCampaignProcess.businessKey(campaign))
                .singleResult();
        var deployment = repository
                .getProcessDefinition(instance.getProcessDefinitionId())
                .getDeploymentId();
        return repository
                .createDecisionDefinitionQuery()
                .deploymentId(deployment)
                .decisionDefinitionKey(key)
                .singleResult();
    }
}
