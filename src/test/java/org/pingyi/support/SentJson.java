package org.pingyi.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.pingyi.web.JsonBodies;
import org.pingyi.web.JsonBody;

/** What a test says was sent, read exactly as a real call's body. */
public record SentJson(String text) implements JsonBody {
    private static final JsonMapper JSON = new JsonMapper();

    /** Any object, written as JSON. */
    public static SentJson of(Object content) {
        try {
            return new SentJson(JSON.writeValueAsString(content));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public JsonNode tree() {
        return JsonBodies.of(text).tree();
    }

    @Override
    public <T> T as(Class<T> type) {
        return JsonBodies.of(text).as(type);
    }
}
