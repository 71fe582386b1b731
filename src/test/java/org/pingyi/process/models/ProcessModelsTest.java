package org.pingyi.process.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.application.impl.metadata.ProcessesXmlParser;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pingyi.process.Course;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.context.annotation.Bean;

/** The conventions that hold for every model, and that each of them can be broken. */
class ProcessModelsTest {
    private static final Map<String, Function<Models.Process, List<String>>> RULES = Map.ofEntries(
            Map.entry("ids speak", Conventions::ofIds),
            Map.entry("file name is process id", Conventions::ofFiles),
            Map.entry("labels are Chinese", Conventions::ofLabels),
            Map.entry("user tasks are documented", Conventions::ofDocumentation),
            Map.entry("history is kept 400 days", Conventions::ofHistory),
            Map.entry("bound to the deployment", Conventions::ofBinding),
            Map.entry("save points", Conventions::ofSavePoints),
            Map.entry("no logic", Conventions::ofLogic),
            Map.entry("forms", Conventions::ofForms),
            Map.entry("endings", Conventions::ofEndings),
            Map.entry("timers", Conventions::ofTimers));

    @TestFactory
    Stream<DynamicTest> every_model_keeps_every_rule() {
        return Models.processes().stream()
                .flatMap(process -> RULES.entrySet().stream()
                        .map(rule -> DynamicTest.dynamicTest(
                                process.file() + ": " + rule.getKey(),
                                () -> assertThat(rule.getValue().apply(process)).isEmpty())));
    }

    @TestFactory
    Stream<DynamicTest> every_table_keeps_its_rules() {
        return Models.decisions().stream()
                .map(table -> DynamicTest.dynamicTest(
                        table.file(),
                        () -> assertThat(Conventions.ofTables(table)).isEmpty()));
    }

    @Test
    void there_are_five_processes_and_three_tables() {
        assertThat(Models.processes())
                .extracting(Models.Process::file)
                .containsExactly("annual-campaign", "cadre-outcome", "unit-collection", "unit-outcome", "unit-rating");
        assertThat(Models.decisions())
                .extracting(Models.Decision::file)
                .containsExactly("grade-band", "outcome-measure", "rank-after-demotion");
    }

    @Test
    void nothing_is_saved_between_the_opening_of_the_box_and_the_first_outcome() {
        assertThat(Conventions.ofOpening(Models.process("annual-campaign", UnaryOperator.identity())))
                .isEmpty();
    }

    static Stream<Arguments> breaches() {
        return Stream.of(
                breach("ids speak", "unit-collection", "userTask_submitSelfReport", "Activity_0x1y2z3"),
                breach("ids speak", "unit-collection", "sequenceFlow_reminderDue", "Flow_1"),
                breach("ids speak", "unit-collection", "id=\"gateway_reminderDue_di\"", "id=\"Shape_1\""),
                breach("file name is process id", "unit-rating", "process id=\"unit-rating\"", "process id=\"rating\""),
                breach("labels are Chinese", "unit-rating", "name=\"正职评议\"", "name=\"Principal\""),
                breach("labels are Chinese", "cadre-outcome", "name=\"单位认可？\"", "name=\"单位意见\""),
                breach("labels are Chinese", "cadre-outcome", "name=\"不批准\"", ""),
                breach("labels are Chinese", "unit-rating", "name=\"评议票已全部投出\"", "name=\"全部投出\""),
                breach("user tasks are documented", "cadre-outcome", "请核实本单位这位干部[^<]*", "请核实"),
                breach("history is kept 400 days", "cadre-outcome", "TimeToLive=\"P400D\"", "TimeToLive=\"P30D\""),
                breach("history is kept 400 days", "unit-rating", " camunda:isStartableInTasklist=\"false\"", ""),
                breach(
                        "bound to the deployment",
                        "unit-outcome",
                        "ElementBinding=\"deployment\"",
                        "ElementBinding=\"latest\""),
                breach("bound to the deployment", "cadre-outcome", " camunda:decisionRefBinding=\"deployment\"", ""),
                breach("save points", "cadre-outcome", " camunda:asyncAfter=\"true\"", ""),
                breach(
                        "save points",
                        "cadre-outcome",
                        "<bpmn:exclusiveGateway ",
                        "<bpmn:exclusiveGateway camunda:asyncBefore=\"true\" "),
                breach("save points", "unit-collection", "R60/PT10S", "R3/PT1M"),
                breach("save points", "annual-campaign", "R3/PT1M", "R1/PT1H"),
                breach(
                        "save points",
                        "annual-campaign",
                        "multiInstanceLoopCharacteristics camunda:asyncBefore=\"true\"",
                        "multiInstanceLoopCharacteristics"),
                breach(
                        "no logic",
                        "unit-rating",
                        "camunda:delegateExpression=\"[^\"]*\"",
                        "camunda:class=\"java.lang.Object\""),
                breach("no logic", "unit-rating", "closeUnitRatingDelegate", "somethingElseDelegate"),
                breach(
                        "no logic",
                        "unit-outcome",
                        "<camunda:in source=\"unit\" target=\"unit\" />",
                        "<camunda:in variables=\"all\" />"),
                breach("no logic", "cadre-outcome", "event=\"create\"", "event=\"complete\""),
                breach(
                        "no logic",
                        "cadre-outcome",
                        "xsi:type=\"bpmn:tFormalExpression\"",
                        "xsi:type=\"bpmn:tFormalExpression\" language=\"groovy\""),
                breach("forms", "unit-rating", "<bpmn:userTask ", "<bpmn:userTask camunda:assignee=\"10001\" "),
                breach(
                        "forms",
                        "unit-collection",
                        "<bpmn:userTask ",
                        "<bpmn:userTask camunda:candidateGroups=\"HR_OFFICER\" "),
                breach("forms", "unit-collection", "camunda:formKey=\"[^\"]*\"", "camunda:formRef=\"verify-result\""),
                breach("forms", "cadre-outcome", "formRefBinding=\"deployment\"", "formRefBinding=\"latest\""),
                breach("forms", "cadre-outcome", "formRef=\"verify-result\"", "formRef=\"nowhere\""),
                breach("endings", "unit-rating", "单位评议已关闭", "评议票已全部投出"),
                breach(
                        "endings",
                        "cadre-outcome",
                        "targetRef=\"endEvent_objectionUpheld\"",
                        "targetRef=\"endEvent_measureRejected\""),
                breach(
                        "timers",
                        "cadre-outcome",
                        "\\$\\{course.verificationDeadline\\(campaign\\)}",
                        "2026-12-03T00:00:00Z"));
    }

    @ParameterizedTest(name = "{0} in {1}: {2} -> {3}")
    @MethodSource("breaches")
    void a_breach_is_found(String rule, String model, String what, String by) {
        var broken = Models.process(model, xml -> replaced(xml, what, by));
        assertThat(RULES.get(rule).apply(broken)).isNotEmpty();
    }

    static Stream<Arguments> breachesOfTables() {
        return Stream.of(
                Arguments.of("grade-band", "hitPolicy=\"UNIQUE\"", "hitPolicy=\"FIRST\""),
                Arguments.of("grade-band", "TimeToLive=\"P400D\"", "TimeToLive=\"P30D\""),
                Arguments.of("outcome-measure", "评议办法：较差降一级职级", "降级"),
                Arguments.of("outcome-measure", "id=\"rule_weak\"", "id=\"DecisionRule_1abc\""),
                Arguments.of("rank-after-demotion", "decision id=\"rank-after-demotion\"", "decision id=\"ranks\""));
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @MethodSource("breachesOfTables")
    void a_breach_in_a_table_is_found(String table, String what, String by) {
        assertThat(Conventions.ofTables(Models.decision(table, xml -> replaced(xml, what, by))))
                .isNotEmpty();
    }

    static Stream<Arguments> savesBetweenOpeningAndOutcomes() {
        return Stream.of(
                Arguments.of("(<bpmn:userTask id=\"userTask_openBallotBox\")", "$1 camunda:asyncAfter=\"true\""),
                Arguments.of("(<bpmn:serviceTask id=\"serviceTask_countBallots\")", "$1 camunda:asyncBefore=\"true\""),
                Arguments.of("(<bpmn:serviceTask id=\"serviceTask_startOutcomes\")", "$1 camunda:asyncAfter=\"true\""),
                Arguments.of(
                        "sourceRef=\"serviceTask_countBallots\" targetRef=\"serviceTask_startOutcomes\"",
                        "sourceRef=\"serviceTask_countBallots\" targetRef=\"timerEvent_reviewPeriodEnded\""));
    }

    @ParameterizedTest
    @MethodSource("savesBetweenOpeningAndOutcomes")
    void a_save_point_between_opening_and_outcomes_is_found(String what, String by) {
        assertThat(Conventions.ofOpening(Models.process("annual-campaign", xml -> replaced(xml, what, by))))
                .isNotEmpty();
    }

    @Test
    void everything_is_deployed_and_nothing_is_scanned() {
        var archive = new ProcessesXmlParser()
                .createParse()
                .sourceUrl(getClass().getResource("/META-INF/processes.xml"))
                .execute()
                .getProcessesXml()
                .getProcessArchives()
                .get(0);
        var there = Stream.of(Models.files(Models.PROCESSES, ""), Models.files(Models.FORMS, ""))
                .flatMap(List::stream)
                .map(Path::toString)
                .toList();
        assertThat(archive.getProcessResourceNames()).containsExactlyInAnyOrderElementsOf(there);
        assertThat(archive.getProperties())
                .containsEntry("isScanForProcessDefinitions", "false")
                .containsEntry("isDeployChangedOnly", "false")
                .containsEntry("isDeleteUponUndeploy", "false");
    }

    @Test
    void forms_have_simple_fields_and_ask_for_a_decision_and_a_reason() {
        var decisions =
                Map.of("verify-result", "confirmed", "review-objection", "upheld", "approve-measure", "approved");
        for (var file : Models.files(Models.FORMS, ".form")) {
            var form = JsonParserFactory.getJsonParser().parseMap(Models.text(file));
            var id = String.valueOf(form.get("id"));
            assertThat(file.getFileName().toString()).isEqualTo(id + ".form");
            @SuppressWarnings("unchecked")
            var fields = (List<Map<String, Object>>) form.get("components");
            assertThat(fields)
                    .extracting(field -> field.get("type"))
                    .isSubsetOf(Set.of("text", "textfield", "select", "radio", "textarea"));
            assertThat(fields.stream()
                            .filter(field -> field.containsKey("key") && !Boolean.TRUE.equals(field.get("disabled")))
                            .map(field -> field.get("key")))
                    .as(id)
                    .containsExactly(decisions.get(id), "reason");
            // Tasklist sends on what stands here: a text "true" would be no decision
            assertThat(fields.stream()
                            .filter(field -> field.get("type").equals("radio"))
                            .flatMap(field -> ((List<?>) field.get("values")).stream())
                            .<Object>map(answer -> ((Map<?, ?>) answer).get("value")))
                    .as(id)
                    .containsExactly(true, false);
        }
    }

    @Test
    void every_bean_that_a_model_names_is_there() throws Exception {
        var beans = Stream.of("StageDelegates", "CadreOutcomeDelegates")
                .flatMap(
                        name -> Arrays.stream(type("org.pingyi.process." + name).getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Bean.class))
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        var named = new TreeSet<>(Models.delegates());
        named.addAll(Models.listeners());
        assertThat(beans).isEqualTo(named);
        assertThat(Arrays.stream(Course.class.getMethods()).map(Method::getName))
                .containsAll(Models.questions());
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Arguments breach(String rule, String model, String what, String by) {
        return Arguments.of(rule, model, what, by);
    }

    private static String replaced(String xml, String pattern, String by) {
        var changed = xml.replaceAll(pattern, by);
        assertThat(changed).as("the model has such a place").isNotEqualTo(xml);
        return changed;
    }
}
