package org.pingyi.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionEvaluationEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricFormPropertyEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.pingyi.process.guard.OnlyWhatTheFormAsks;
import org.pingyi.process.guard.OurUseCases;
import org.pingyi.process.guard.RefusingExpressions;
import org.pingyi.process.guard.RefusingPlainly;
import org.pingyi.process.guard.TasksAreCompletedByUseCases;
import org.pingyi.process.webapps.Entrants;
import org.pingyi.process.webapps.OurIdentities;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How the engine is set, with the reason for each; {@code application.yml} holds what Boot's properties can say. */
@Component
class EngineSettings extends AbstractProcessEnginePlugin {
    /** The variables that history may keep: ids, decisions, the label and the measure. */
    static final Set<String> KEPT = Set.of(
            "campaign", "unit", "appraisalId", "label", "measure", "excluded", "confirmed", "upheld", "approved");

    private final OurUseCases useCases;

    private final ObjectProvider<TasksAreCompletedByUseCases.OfficeTasks> officeTasks;
    private final Entrants entrants;

    EngineSettings(
            OurUseCases useCases,
            ObjectProvider<TasksAreCompletedByUseCases.OfficeTasks> officeTasks,
            Entrants entrants) {
        this.useCases = useCases;
        this.officeTasks = officeTasks;
        this.entrants = entrants;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        // Cockpit shows who retried, suspended or moved what: the operation log is written at level full only
        engine.setHistoryLevel(HistoryLevel.HISTORY_LEVEL_FULL);
        // ... and a score must stand in no table of the engine, whichever way it came in
        engine.setEnableDefaultDbHistoryEventHandler(false);
        engine.getCustomHistoryEventHandlers().add(new ForgettingScores());
        // our codes and role names have dashes and underscores
        engine.setGeneralResourceWhitelistPattern("[A-Za-z0-9_-]+");
        // nobody is told how many tasks we complete, and nothing is counted for a licence
        engine.setTaskMetricsEnabled(false);
        engine.setMetricsEnabled(false);
        // a model that forgets its time to live is refused at deployment
        engine.setEnforceHistoryTimeToLive(true);
        // who enters the web applications is asked of our own accounts, read-only
        engine.setIdentityProviderSessionFactory(new OurIdentities.Factory(entrants));
        // nothing that reaches a task query may run code (CVE-2026-109432), and a task takes what its form asks for
        // only
        engine.setCustomPostCommandInterceptorsTxRequired(guards());
        engine.setCustomPostCommandInterceptorsTxRequiresNew(guards());
        // what a use case refuses is shown as it says it, without the engine's wrappings
        engine.setCustomPreCommandInterceptorsTxRequired(List.of(new RefusingPlainly()));
        // ... and is no error of ours: what is one is logged by the job executor and by whoever answers the call
        engine.setEnableCmdExceptionLogging(false);
        // what delegates log says for which campaign and unit
        engine.setDelegateInterceptor(new SayingWhere());
        // no task is completed past our use cases
        engine.setCustomPostBPMNParseListeners(
                new ArrayList<>(List.of(new TasksAreCompletedByUseCases(useCases, officeTasks::getObject))));
    }

    /** New ones for each chain: an interceptor knows its successor. */
    private List<CommandInterceptor> guards() {
        return List.of(new RefusingExpressions(), new OnlyWhatTheFormAsks(useCases, officeTasks::getObject));
    }

    /** Drops decision evaluations, form fields and every variable that is not on the list. */
    static class ForgettingScores extends DbHistoryEventHandler {
        @Override
        public void handleEvent(HistoryEvent event) {
            if (event instanceof HistoricDecisionEvaluationEvent || event instanceof HistoricFormPropertyEventEntity) {
                return;
            }
            if (event instanceof HistoricVariableUpdateEventEntity variable
                    && !KEPT.contains(variable.getVariableName())) {
                return;
            }
            super.handleEvent(event);
        }

        @Override
        public void handleEvents(List<HistoryEvent> events) {
            events.forEach(this::handleEvent);
        }
    }
}
