package org.pingyi.process.models;

import static org.mockito.Answers.RETURNS_DEFAULTS;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.lenient;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.mockito.Mockito;
import org.mockito.verification.VerificationMode;
import org.pingyi.process.Course;

/**
 * Stand-ins for every bean that a model names; they do nothing until a test says what. No timer of theirs is ever due: a
 * test runs the job itself.
 */
final class Beans {
    private static final Date FAR_AWAY = Date.from(Instant.parse("2999-01-01T00:00:00Z"));

    final Course course = mock(Course.class, RETURNS_DEFAULTS);
    private final Map<String, JavaDelegate> delegates = new HashMap<>();
    private final Map<String, TaskListener> listeners = new HashMap<>();

    Beans() {
        Mocks.reset();
        Mocks.register("course", course);
        for (var bean : Models.delegates()) {
            delegates.put(bean, mock(JavaDelegate.class, bean));
            Mocks.register(bean, delegates.get(bean));
        }
        for (var bean : Models.listeners()) {
            listeners.put(bean, mock(TaskListener.class, bean));
            Mocks.register(bean, listeners.get(bean));
        }
        lenient().when(course.plannedStart(anyString())).thenReturn(FAR_AWAY);
        lenient().when(course.collectionEnd(anyString())).thenReturn(FAR_AWAY);
        lenient().when(course.ratingEnd(anyString())).thenReturn(FAR_AWAY);
        lenient().when(course.reviewEnd(anyString())).thenReturn(FAR_AWAY);
        lenient().when(course.reminder(anyString(), anyLong())).thenReturn(FAR_AWAY);
        lenient().when(course.collectionDeadline(anyString())).thenReturn(FAR_AWAY);
        lenient().when(course.ratingDeadline(anyString())).thenReturn(FAR_AWAY);
        lenient().when(course.verificationDeadline(anyString())).thenReturn(FAR_AWAY);
        lenient().when(course.label(anyString())).thenAnswer(call -> "机电部 " + call.getArgument(0));
        lenient().when(course.businessKey(anyString())).thenAnswer(call -> "2026/GY01/" + call.getArgument(0));
        lenient().when(course.verifiers(anyString())).thenReturn(List.of("10001"));
        lenient().when(course.canBeVerified(anyString())).thenReturn(true);
    }

    /** Lets a delegate do something. */
    void let(String delegate, Consumer<DelegateExecution> act) {
        try {
            doAnswer(call -> {
                        act.accept(call.getArgument(0));
                        return null;
                    })
                    .when(known(delegate))
                    .execute(any());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets a delegate fail, until {@link #letPass} is called. */
    void letFail(String delegate) {
        try {
            doThrow(new IllegalStateException("refused by the test"))
                    .when(known(delegate))
                    .execute(any());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void letPass(String delegate) {
        let(delegate, execution -> {});
    }

    /** That a delegate was called so often. */
    void called(String delegate, VerificationMode times) {
        try {
            verify(known(delegate), times).execute(any());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void called(String delegate) {
        called(delegate, Mockito.times(1));
    }

    /** That a listener was told of a task so often. */
    void told(String listener, VerificationMode times) {
        verify(listeners.get(listener), times).notify(any());
    }

    private JavaDelegate known(String delegate) {
        if (!delegates.containsKey(delegate)) {
            throw new IllegalArgumentException("no model names " + delegate);
        }
        return delegates.get(delegate);
    }
}
