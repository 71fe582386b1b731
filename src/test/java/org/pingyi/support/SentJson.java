package org.pingyi.support;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.util.List;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.Problem;
import org.pingyi.kernel.Unreadable;
import org.pingyi.web.JsonBody;

/** A call's body without the web around it: what a test says was sent. */
public record SentJson(String text) implements JsonBody {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    /** Any object, written as JSON. */
    public static SentJson of(Object content) {
        try {
            return new SentJson(STRICT.writeValueAsString(content));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public JsonNode tree() {
        try {
            return STRICT.readTree(text);
        } catch (JsonProcessingException e) {
            throw new Unreadable("test.unreadable");
        }
    }

    @Override
    public <T> T as(Class<T> type) {
        try {
            return STRICT.readValue(text, type);
        } catch (JsonMappingException e) {
            throw new Invalid(List.of(new Problem(e.getPathReference(), "test.invalid")), "test.invalid");
        } catch (JsonProcessingException e) {
            throw new Unreadable("test.unreadable");
        }
    }
}
