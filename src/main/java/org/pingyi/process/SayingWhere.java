package org.pingyi.process;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.delegate.DefaultDelegateInterceptor;
import org.camunda.bpm.engine.impl.delegate.DelegateInvocation;
import org.pingyi.kernel.Whereabouts;

/** Whatever a delegate logs says for which campaign and unit; both stand in the business key ({@code 2026/GY01}). */
class SayingWhere extends DefaultDelegateInterceptor {
    @Override
    public void handleInvocation(DelegateInvocation invocation) throws Exception {
        try (var here = Whereabouts.asTyped(whereabouts(invocation))) {
            super.handleInvocation(invocation);
        }
    }

    private static Map<String, String> whereabouts(DelegateInvocation invocation) {
        if (invocation.getContextExecution() instanceof DelegateExecution execution
                && execution.getProcessBusinessKey() != null) {
            var ids = execution.getProcessBusinessKey().split("/", -1);
            return ids.length == 1
                    ? Map.of(Whereabouts.CAMPAIGN, ids[0])
                    : Map.of(Whereabouts.CAMPAIGN, ids[0], Whereabouts.UNIT, ids[1]);
        }
        return Map.of();
    }
}
