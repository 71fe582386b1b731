package org.pingyi.process;

import java.util.function.Function;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;
import org.pingyi.kernel.AppraisalId;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.UnitCode;

/** A process variable with its type: ids, instants, decisions and labels; what is transient never reaches a table. */
final class Variable<T> {
    static final Variable<CampaignCode> CAMPAIGN = text("campaign", CampaignCode::value, CampaignCode::new);
    static final Variable<UnitCode> UNIT = text("unit", UnitCode::value, UnitCode::new);
    static final Variable<AppraisalId> APPRAISAL = text("appraisalId", AppraisalId::toString, AppraisalId::of);

    private final String name;
    private final boolean isTransient;
    private final Function<T, Object> write;
    private final Function<Object, T> read;

    private Variable(String name, boolean isTransient, Function<T, Object> write, Function<Object, T> read) {
        this.name = name;
        this.isTransient = isTransient;
        this.write = write;
        this.read = read;
    }

    static <T> Variable<T> text(String name, Function<T, String> write, Function<String, T> read) {
        return new Variable<>(name, false, write::apply, value -> read.apply((String) value));
    }

    static <T extends Enum<T>> Variable<T> word(String name, Class<T> type) {
        return text(name, Enum::name, value -> Enum.valueOf(type, value));
    }

    static Variable<Boolean> flag(String name) {
        return new Variable<>(name, false, value -> value, Boolean.class::cast);
    }

    static <T> Variable<T> transientHundredths(String name, Function<T, Long> write, Function<Long, T> read) {
        return new Variable<>(name, true, write::apply, value -> read.apply((Long) value));
    }

    String name() {
        return name;
    }

    /** The variable's value; a model that leaves it out is a mistake in the model. */
    T from(VariableScope scope) {
        var value = scope.getVariable(name);
        if (value == null) {
            throw new IllegalStateException("the process has no variable " + name);
        }
        return read.apply(value);
    }

    void set(VariableScope scope, T value) {
        var raw = write.apply(value);
        scope.setVariable(name, isTransient ? Variables.untypedValue(raw, true) : raw);
    }

    /** On this scope alone, hiding the one further out. */
    void setLocal(VariableScope scope, T value) {
        scope.setVariableLocal(name, write.apply(value));
    }

    void remove(VariableScope scope) {
        scope.removeVariable(name);
    }
}
