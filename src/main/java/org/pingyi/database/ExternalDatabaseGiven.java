package org.pingyi.database;

import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Whether {@code spring.datasource.url} says that somebody runs a PostgreSQL for us. */
class ExternalDatabaseGiven implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return StringUtils.hasText(context.getEnvironment().getProperty("spring.datasource.url"));
    }

    /** The opposite: the evaluation mode. */
    static class Not extends NoneNestedConditions {
        Not() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @Conditional(ExternalDatabaseGiven.class)
        static class Given {}
    }
}
