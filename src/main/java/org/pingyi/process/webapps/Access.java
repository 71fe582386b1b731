package org.pingyi.process.webapps;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.READ;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.pingyi.kernel.SystemRole;
import org.pingyi.process.guard.RefusingExpressions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What each group may do in the engine, and the three filters of the task list; written at every start, only what is missing. */
@Component
class Access {
    private static final Logger LOG = LoggerFactory.getLogger(Access.class);
    private static final String ALL = Authorization.ANY;
    private static final String OFFICER = SystemRole.HR_OFFICER.name();
    private static final String APPROVER = SystemRole.HR_APPROVER.name();
    private static final String ADMIN = SystemRole.PROCESS_ADMIN.name();

    private final AuthorizationService authorizations;
    private final FilterService filters;
    private final TaskService tasks;

    Access(AuthorizationService authorizations, FilterService filters, TaskService tasks) {
        this.authorizations = authorizations;
        this.filters = filters;
        this.tasks = tasks;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    void setUp() {
        removeFiltersWithExpressions();
        for (var group : List.of(OFFICER, APPROVER, Entrants.VERIFIERS)) {
            grant(group, Resources.APPLICATION, "tasklist", ACCESS);
            grant(group, Resources.PROCESS_DEFINITION, ALL, READ);
        }
        grant(ADMIN, Resources.APPLICATION, "cockpit", ACCESS);
        grant(
                ADMIN,
                Resources.PROCESS_DEFINITION,
                ALL,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.RETRY_JOB,
                ProcessDefinitionPermissions.SUSPEND,
                ProcessDefinitionPermissions.SUSPEND_INSTANCE);
        grant(
                ADMIN,
                Resources.PROCESS_INSTANCE,
                ALL,
                ProcessInstancePermissions.READ,
                ProcessInstancePermissions.RETRY_JOB,
                ProcessInstancePermissions.SUSPEND);
        grant(ADMIN, Resources.DECISION_DEFINITION, ALL, READ);
        grant(ADMIN, Resources.DEPLOYMENT, ALL, READ);
        filter("待我核实", "userTask_verifyResult", Entrants.VERIFIERS);
        filter("待复核", "userTask_reviewObjection", OFFICER);
        filter("待审批", "userTask_approveMeasure", APPROVER);
    }

    /** Whoever could write the database could plant one; the interceptor would refuse to run it, and here it goes. */
    private void removeFiltersWithExpressions() {
        for (var stored : filters.createFilterQuery().list()) {
            if (RefusingExpressions.hasExpressions(stored.getQuery())) {
                LOG.error("The stored filter {} has an expression in its query; it is removed", stored.getId());
                filters.deleteFilter(stored.getId());
            }
        }
    }

    private void grant(String group, Resource resource, String id, Permission... permissions) {
        var existing = authorizations
                .createAuthorizationQuery()
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(id)
                .singleResult();
        var grant = existing == null ? authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT) : existing;
        grant.setGroupId(group);
        grant.setResource(resource);
        grant.setResourceId(id);
        grant.setPermissions(permissions);
        authorizations.saveAuthorization(grant);
    }

    private void filter(String name, String activity, String group) {
        if (filters.createTaskFilterQuery().filterName(name).count() == 0) {
            var filter = filters.newTaskFilter(name);
            filter.setQuery(tasks.createTaskQuery()
                    .processDefinitionKey("cadre-outcome")
                    .taskDefinitionKey(activity));
            filter.setProperties(Map.of(
                    "priority",
                    10,
                    "refresh",
                    true,
                    "showUndefinedVariable",
                    false,
                    "variables",
                    List.of(variable("label", "干部"), variable("measureInWords", "组织处理"))));
            filters.saveFilter(filter);
        }
        var saved = filters.createTaskFilterQuery().filterName(name).singleResult();
        grant(group, Resources.FILTER, saved.getId(), READ);
    }

    private static Map<String, String> variable(String name, String label) {
        return Map.of("name", name, "label", label);
    }
}
