package org.pingyi.process.guard;

import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.SaveFilterCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Refuses expressions in every query, and in saving, extending and running a filter. An expression inside {@code or()}
 * is evaluated by the engine even where expressions are switched off (CVE-2026-109432): whoever reaches a task query
 * could run code on the node. We need no such expression, so none passes.
 */
public class RefusingExpressions extends CommandInterceptor {
    private static final Field SAVED = field(SaveFilterCmd.class, "filter");
    private static final Field FILTER = field(AbstractExecuteFilterCmd.class, "filterId");
    private static final Field EXTENDING = field(AbstractExecuteFilterCmd.class, "extendingQuery");

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof AbstractQuery<?, ?> query) {
            require(query);
        } else if (command instanceof SaveFilterCmd) {
            require((Filter) read(SAVED, command));
        } else if (command instanceof AbstractExecuteFilterCmd) {
            require(Context.getCommandContext().getFilterManager().findFilterById((String) read(FILTER, command)));
            if (read(EXTENDING, command) instanceof AbstractQuery<?, ?> extending) {
                require(extending);
            }
        }
        return next.execute(command);
    }

    /** Whether a query, or any query inside it, carries an expression. */
    public static boolean hasExpressions(Object query) {
        return query instanceof AbstractQuery<?, ?> found && hasExpressions(found, new HashSet<>());
    }

    private static boolean hasExpressions(AbstractQuery<?, ?> query, Set<Object> seen) {
        if (!seen.add(query)) {
            return false;
        }
        return !query.getExpressions().isEmpty()
                || (query instanceof TaskQueryImpl tasks
                        && tasks.getQueries().stream().anyMatch(inner -> hasExpressions(inner, seen)));
    }

    private static void require(Filter filter) {
        if (filter != null) {
            require((AbstractQuery<?, ?>) filter.getQuery());
        }
    }

    private static void require(AbstractQuery<?, ?> query) {
        if (query != null && hasExpressions(query)) {
            throw new BadUserRequestException("Expressions are not allowed in queries and filters");
        }
    }

    private static Field field(Class<?> type, String name) {
        try {
            var field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("the engine has changed: " + type + "." + name, e);
        }
    }

    private static Object read(Field field, Object from) {
        try {
            return field.get(from);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
