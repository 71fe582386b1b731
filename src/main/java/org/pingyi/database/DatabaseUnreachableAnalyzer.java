package org.pingyi.database;

import org.postgresql.util.PSQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** An external database that is not there, or does not let us in, is the operator's business and not a stack trace. */
class DatabaseUnreachableAnalyzer extends AbstractFailureAnalyzer<PSQLException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PSQLException cause) {
        var state = cause.getSQLState() == null ? "" : cause.getSQLState();
        var notThere = state.startsWith("08");
        var notLetIn = state.startsWith("28") || state.equals("3D000");
        if (!notThere && !notLetIn) {
            return null;
        }
        return new FailureAnalysis(
                "无法连接数据库：\nThe database cannot be reached: " + cause.getMessage(),
                "请检查 SPRING_DATASOURCE_URL、SPRING_DATASOURCE_USERNAME、SPRING_DATASOURCE_PASSWORD 以及数据库是否已启动。\n"
                        + "Check these three variables, and that the database is running.",
                cause);
    }
}
