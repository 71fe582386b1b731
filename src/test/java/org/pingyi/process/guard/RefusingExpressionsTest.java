package org.pingyi.process.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.Test;
import org.pingyi.support.WholeApplication;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** CVE-2026-109432: an expression in a task query would run code on the node; it is refused at every entry. */
@WholeApplication
class RefusingExpressionsTest {
    private static final String EVIL = "${''.getClass().forName('java.lang.System').exit(1)}";

    @Autowired
    TaskService tasks;

    @Autowired
    FilterService filters;

    @Autowired
    JdbcClient jdbc;

    @Test
    void an_expression_in_a_query_is_refused_whether_it_lists_or_counts() {
        refused(() -> tasks.createTaskQuery().taskAssigneeExpression(EVIL).list());
        refused(() -> tasks.createTaskQuery().taskCandidateGroupExpression(EVIL).count());
        refused(() -> tasks.createTaskQuery().dueBeforeExpression(EVIL).listPage(0, 1));
        refused(() -> tasks.createTaskQuery().taskOwnerExpression(EVIL).singleResult());
    }

    @Test
    void an_expression_inside_or_is_refused() {
        refused(() -> evilOr().list());
        refused(() -> evilOr().count());
    }

    @Test
    void a_filter_with_an_expression_is_not_saved() {
        var filter = filters.newTaskFilter("evil").setQuery(evilOr());
        refused(() -> filters.saveFilter(filter));
    }

    @Test
    void a_filter_is_not_extended_with_an_expression() {
        var filter = filters.saveFilter(filters.newTaskFilter("harmless").setQuery(tasks.createTaskQuery()));
        refused(() -> filters.list(filter.getId(), evilOr()));
        refused(() -> filters.count(filter.getId(), evilOr()));
        refused(() -> filters.listPage(filter.getId(), evilOr(), 0, 1));
        refused(() -> filters.singleResult(filter.getId(), evilOr()));
    }

    @Test
    void a_filter_planted_in_the_database_is_not_run() {
        var filter = filters.saveFilter(filters.newTaskFilter("planted").setQuery(tasks.createTaskQuery()));
        var planted = jdbc.sql("update engine.act_ru_filter set query_ = ? where id_ = ?")
                .params("{\"orQueries\":[{\"assigneeExpression\":\"" + EVIL + "\"}]}", filter.getId())
                .update();
        assertThat(planted).isOne();
        refused(() -> filters.list(filter.getId()));
        refused(() -> filters.count(filter.getId()));
        jdbc.sql("delete from engine.act_ru_filter where id_ = ?")
                .param(filter.getId())
                .update();
    }

    @Test
    void a_query_without_expressions_runs() {
        assertThat(tasks.createTaskQuery().taskAssignee("nobody").list()).isEmpty();
        assertThat(tasks.createTaskQuery()
                        .or()
                        .taskAssignee("nobody")
                        .taskOwner("nobody")
                        .endOr()
                        .count())
                .isZero();
    }

    private TaskQuery evilOr() {
        return tasks.createTaskQuery().or().taskAssigneeExpression(EVIL).endOr();
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("Expressions are not allowed");
    }
}
