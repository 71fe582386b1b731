package org.pingyi.process.models;

import java.util.List;
import org.camunda.bpm.application.impl.metadata.ProcessesXmlParser;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.test.mock.MockExpressionManager;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessCoverageConfigurator;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.pingyi.support.TestDatabase;

/**
 * One plain engine on a real PostgreSQL for all tests of models, with everything that {@code META-INF/processes.xml} lists
 * deployed at once, as the application does it. Its beans are what a test registers with {@code Mocks}.
 */
final class ModelEngine extends StandaloneProcessEngineConfiguration {
    private static final ModelEngine CONFIGURATION = new ModelEngine();

    private ModelEngine() {
        setProcessEngineName("models");
        setJdbcDriver("org.postgresql.Driver");
        setJdbcUrl(TestDatabase.newDatabase());
        setJdbcUsername("postgres");
        setJdbcPassword("postgres");
        setDatabaseSchemaUpdate(DB_SCHEMA_UPDATE_TRUE);
        setHistory(HISTORY_FULL);
        setJobExecutorActivate(false);
        setEnableCmdExceptionLogging(false);
        setMetricsEnabled(false);
        setTaskMetricsEnabled(false);
        setGeneralResourceWhitelistPattern("[A-Za-z0-9_-]+");
        setExpressionManager(new MockExpressionManager());
        ProcessCoverageConfigurator.initializeProcessCoverageExtensions(this);
    }

    /** Every class asks for it, one engine is built. */
    @Override
    public ProcessEngine buildProcessEngine() {
        if (processEngine == null) {
            var built = super.buildProcessEngine();
            var deployment = built.getRepositoryService().createDeployment().name("pingyi");
            resources().forEach(deployment::addClasspathResource);
            deployment.deploy();
        }
        return processEngine;
    }

    static ProcessEngine engine() {
        return CONFIGURATION.buildProcessEngine();
    }

    /** Ends what a test left behind. */
    static void deleteEverythingThatRuns() {
        var runtime = engine().getRuntimeService();
        runtime.createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "end of the test", true));
    }

    /** The extension that fails the class unless every node and flow of the model was passed. */
    static ProcessEngineCoverageExtension coveringAllOf(String model) {
        var others =
                List.of("annual-campaign", "unit-collection", "unit-rating", "unit-outcome", "cadre-outcome").stream()
                        .filter(key -> !key.equals(model))
                        .toArray(String[]::new);
        var builder = ProcessEngineCoverageExtension.builder((ProcessEngineConfiguration) CONFIGURATION);
        builder.excludeProcessDefinitionKeys(others);
        builder.assertClassCoverageAtLeast(1.0);
        return builder.build();
    }

    /** What the application deploys. */
    static List<String> resources() {
        return new ProcessesXmlParser()
                .createParse()
                .sourceUrl(ModelEngine.class.getResource("/META-INF/processes.xml"))
                .execute()
                .getProcessesXml()
                .getProcessArchives()
                .get(0)
                .getProcessResourceNames();
    }
}
