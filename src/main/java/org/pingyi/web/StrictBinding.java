package org.pingyi.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pingyi.kernel.Problem;

/**
 * Binds a JSON tree to records without any coercion and tells everything that is wrong, not only the first thing.
 * Written out by hand because a data binder that guesses less than Jackson's is shorter than its settings, and each of
 * its guesses would be a breach of the contract.
 */
final class StrictBinding {
    private static final int MOST_PROBLEMS = 100;
    private final List<Problem> problems;

    StrictBinding(List<Problem> problems) {
        this.problems = problems;
    }

    /** What the node says, or null where there is a problem. */
    Object bind(JsonNode node, Type type, String at) {
        if (type == JsonNode.class) {
            return node;
        }
        if (node.isNull()) {
            return wrong(at, "json.null");
        }
        if (type instanceof ParameterizedType generic) {
            var raw = (Class<?>) generic.getRawType();
            if (raw == List.class) {
                return list(node, generic.getActualTypeArguments()[0], at);
            }
            if (raw == Map.class) {
                return map(node, generic.getActualTypeArguments()[0], generic.getActualTypeArguments()[1], at);
            }
        }
        if (type instanceof Class<?> plain) {
            return plain(node, plain, at);
        }
        throw new IllegalStateException("cannot bind JSON to " + type);
    }

    private Object plain(JsonNode node, Class<?> type, String at) {
        if (type == Integer.class || type == int.class) {
            return node.isIntegralNumber() && node.canConvertToInt() ? node.intValue() : wrong(at, "json.integer");
        }
        if (type == Long.class || type == long.class) {
            return node.isIntegralNumber() && node.canConvertToLong() ? node.longValue() : wrong(at, "json.integer");
        }
        if (type == Boolean.class || type == boolean.class) {
            return node.isBoolean() ? node.booleanValue() : wrong(at, "json.boolean");
        }
        if (type.isRecord() && !isOneText(type)) {
            return record(node, type, at);
        }
        if (!node.isTextual()) {
            return wrong(at, "json.text");
        }
        return text(node.textValue(), type, at).orElse(null);
    }

    /** What a text means as a value of a type; also for the keys of maps. */
    private Optional<Object> text(String text, Class<?> type, String at) {
        try {
            if (type == String.class) {
                return Optional.of(text);
            }
            if (type.isEnum()) {
                var word = Arrays.stream(type.getEnumConstants())
                        .filter(constant -> ((Enum<?>) constant).name().equals(text))
                        .map(Object.class::cast)
                        .findFirst();
                if (word.isEmpty()) {
                    wrong(at, "json.word");
                }
                return word;
            }
            if (type == Instant.class) {
                return Optional.of(instant(text));
            }
            if (type == Duration.class) {
                return Optional.of(Duration.parse(text));
            }
        } catch (DateTimeException | ArithmeticException e) {
            wrong(at, type == Instant.class ? "json.instant" : "json.duration");
            return Optional.empty();
        }
        if (isOneText(type)) {
            return Optional.ofNullable(construct(type, new Object[] {text}, at));
        }
        throw new IllegalStateException("cannot bind JSON to " + type);
    }

    private static Instant instant(String text) {
        var instant = OffsetDateTime.parse(text);
        if (instant.getYear() < 1 || instant.getYear() > 9998) {
            throw new DateTimeException("year");
        }
        return instant.toInstant().truncatedTo(ChronoUnit.MICROS);
    }

    private Object list(JsonNode node, Type element, String at) {
        if (!node.isArray()) {
            return wrong(at, "json.array");
        }
        var list = new ArrayList<Object>(node.size());
        for (int i = 0; i < node.size(); i++) {
            list.add(bind(node.get(i), element, at + "/" + i));
        }
        return list;
    }

    private Object map(JsonNode node, Type key, Type value, String at) {
        if (!node.isObject()) {
            return wrong(at, "json.object");
        }
        var map = new LinkedHashMap<Object, Object>();
        for (var property : node.properties()) {
            var there = at + "/" + StrictJson.Pointers.escaped(property.getKey());
            text(property.getKey(), (Class<?>) key, there)
                    .ifPresent(name -> map.put(name, bind(property.getValue(), value, there)));
        }
        return map;
    }

    private Object record(JsonNode node, Class<?> type, String at) {
        if (!node.isObject()) {
            return wrong(at, "json.object");
        }
        int before = problems.size();
        var components = type.getRecordComponents();
        var values = new Object[components.length];
        var unknown = new LinkedHashSet<String>();
        node.fieldNames().forEachRemaining(unknown::add);
        for (int i = 0; i < components.length; i++) {
            var name = nameOf(type, components[i]);
            unknown.remove(name);
            var there = at + "/" + StrictJson.Pointers.escaped(name);
            var value = node.get(name);
            if (value == null) {
                if (components[i].getType().isPrimitive()) {
                    wrong(there, "json.missing");
                }
            } else if (!value.isNull() || !components[i].isAnnotationPresent(NullAllowed.class)) {
                values[i] = bind(value, components[i].getGenericType(), there);
            }
        }
        unknown.forEach(name -> wrong(at + "/" + StrictJson.Pointers.escaped(name), "json.unknown"));
        return problems.size() > before ? null : construct(type, values, at);
    }

    private static String nameOf(Class<?> type, RecordComponent component) {
        try {
            var renamed = type.getDeclaredField(component.getName()).getAnnotation(JsonProperty.class);
            return renamed == null || renamed.value().isEmpty() ? component.getName() : renamed.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isOneText(Class<?> type) {
        if (!type.isRecord()) {
            return false;
        }
        var components = type.getRecordComponents();
        return components.length == 1
                && components[0].getType() == String.class
                && components[0].getName().equals("value");
    }

    private Object construct(Class<?> type, Object[] values, String at) {
        try {
            var constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException) {
                return wrong(at, "json.value");
            }
            throw new IllegalStateException("cannot make a " + type.getSimpleName(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object wrong(String at, String key) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new Problem(at, key));
        }
        return null;
    }
}
