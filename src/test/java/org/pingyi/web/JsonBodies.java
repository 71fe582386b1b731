package org.pingyi.web;

import com.fasterxml.jackson.databind.JsonNode;

/** Bodies for tests of task sources and use cases, read exactly as those of real calls. */
public final class JsonBodies {
    private JsonBodies() {}

    public static JsonBody of(String json) {
        return new JsonBody() {
            @Override
            public JsonNode tree() {
                return StrictJson.of(json).tree();
            }

            @Override
            public <T> T as(Class<T> type) {
                return StrictJson.of(json).as(type);
            }
        };
    }
}
