package org.pingyi.process.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.SystemRole;
import org.pingyi.process.webapps.Entrants.Entrant;

/** The access table, a line a call: who may (T Tasklist users, C Cockpit users, - nobody). */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GateTest {
    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final Entrant HR = entrant("hr1", SystemRole.HR_OFFICER, "HR_OFFICER");
    private static final Entrant VERIFIER =
            new Entrant(new Actor("0101", "正职", null, new EmployeeNumber("0101")), Set.of(Entrants.VERIFIERS));
    private static final Entrant ADMIN = entrant("pa1", SystemRole.PROCESS_ADMIN, "PROCESS_ADMIN");
    private static final Entrant NOBODY = new Entrant(new Actor("au1", "", SystemRole.AUDITOR, null), Set.of());

    @ParameterizedTest
    @CsvSource({
        "TC, GET, /camunda/api/admin/auth/user/default",
        "TC, POST, /camunda/api/admin/auth/user/default/logout",
        "-, POST, /camunda/api/admin/auth/user/default/login/cockpit",
        "-, POST, /camunda/api/admin/setup/default/user/create",
        "-, GET, /camunda/app/admin/default/",
        "T, GET, /camunda/app/tasklist/default/",
        "C, GET, /camunda/app/cockpit/default/",
        "T, GET, ENGINE/filter",
        "T, POST, ENGINE/filter/1/list",
        "-, POST, ENGINE/filter/create",
        "-, PUT, ENGINE/filter/1",
        "-, DELETE, ENGINE/filter/1",
        "-, GET, ENGINE/task",
        "-, POST, ENGINE/task",
        "-, POST, ENGINE/variable-instance",
        "-, GET, ENGINE/history/user-operation",
        "T, GET, ENGINE/filter/count",
        "T, GET, ENGINE/task/1",
        "T, GET, ENGINE/task/1/deployed-form",
        "T, GET, ENGINE/task/1/form-variables",
        "-, GET, ENGINE/task/1/variables",
        "-, GET, ENGINE/task/1/comment",
        "T, POST, ENGINE/task/1/unclaim",
        "-, POST, ENGINE/task/1/assignee",
        "-, POST, ENGINE/task/1/delegate",
        "-, POST, ENGINE/task/1/complete",
        "-, POST, ENGINE/task/1/identity-links",
        "T, GET, ENGINE/task/1/form",
        "T, POST, ENGINE/task/1/claim",
        "T, POST, ENGINE/task/1/submit-form",
        "-, POST, ENGINE/task/1/bpmnError",
        "-, POST, ENGINE/task/1/bpmnEscalation",
        "-, POST, ENGINE/task/1/resolve",
        "-, POST, ENGINE/task/create",
        "-, PUT, ENGINE/task/1",
        "-, DELETE, ENGINE/task/1",
        "-, PUT, ENGINE/task/1/variables/approved",
        "-, POST, ENGINE/process-definition/key/annual-campaign/start",
        "-, POST, ENGINE/deployment/create",
        "-, POST, ENGINE/message",
        "-, POST, ENGINE/signal",
        "C, POST, ENGINE/process-instance",
        "C, GET, ENGINE/process-instance/1",
        "-, GET, ENGINE/process-instance/1/variables",
        "-, PUT, ENGINE/process-instance/1/variables/score",
        "-, DELETE, ENGINE/process-instance/1",
        "-, POST, ENGINE/process-instance/1/modification",
        "-, POST, ENGINE/modification/execute",
        "-, POST, ENGINE/migration/execute",
        "-, POST, ENGINE/process-instance/delete",
        "-, GET, ENGINE/execution/1/localVariables",
        "-, GET, ENGINE/history/variable-instance",
        "-, GET, ENGINE/history/decision-instance",
        "C, PUT, ENGINE/job/1/retries",
        "C, PUT, ENGINE/job/1/suspended",
        "-, PUT, ENGINE/job/1/duedate",
        "-, POST, ENGINE/job/1/execute",
        "-, DELETE, ENGINE/job/1",
        "C, PUT, ENGINE/process-instance/1/suspended",
        "C, PUT, ENGINE/process-definition/1/suspended",
        "-, DELETE, ENGINE/process-definition/1",
        "-, POST, ENGINE/authorization/create",
        "-, POST, ENGINE/user/create"
    })
    void each_call_is_for_whom_it_is_for(String who, String method, String path) {
        var uri = path.replace("ENGINE", ENGINE);
        assertThat(Gate.isAllowed(HR, method, uri)).isEqualTo(who.contains("T"));
        assertThat(Gate.isAllowed(VERIFIER, method, uri)).isEqualTo(who.contains("T"));
        assertThat(Gate.isAllowed(ADMIN, method, uri)).isEqualTo(who.contains("C"));
        assertThat(Gate.isAllowed(NOBODY, method, uri)).isFalse();
    }

    private static Entrant entrant(String login, SystemRole role, String group) {
        return new Entrant(new Actor(login, login, role, null), Set.of(group));
    }
}
