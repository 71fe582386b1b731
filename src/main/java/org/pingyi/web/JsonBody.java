package org.pingyi.web;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The JSON that a call carries, read in two steps so that refusals come in the contract's order: a handler looks whether
 * the thing exists, then asks for the {@link #tree()}, then looks at the state, then asks for the content.
 * Handler methods take it as a parameter.
 */
public interface JsonBody {
    /**
     * The syntax tree.
     *
     * @throws org.pingyi.kernel.TooLarge over 1 MB
     * @throws org.pingyi.kernel.UnsupportedType not {@code application/json}
     * @throws org.pingyi.kernel.Unreadable not JSON
     * @throws org.pingyi.kernel.Refusal 406: the caller does not accept what the handler answers with
     */
    JsonNode tree();

    /**
     * The content, bound strictly: unknown or repeated properties, wrong types, {@code 96.0} or {@code "96"} for 96,
     * {@code null} (but for {@link NullAllowed}), U+0000 and unpaired surrogates are refused. A missing property is null
     * (use boxed types and check).
     *
     * @param type a record. Its components are String, Integer, Long, Boolean, enumerations (exact code words), Instant
     *     (with offset), Duration, records, Lists, Maps and JsonNode; a record with the one component {@code String
     *     value}, such as the kernel's ids, is read from a text. {@code @JsonProperty} gives a component another name.
     * @throws org.pingyi.kernel.Invalid with one problem a place, {@code at} a JSON pointer
     */
    <T> T as(Class<T> type);

    /** A body that does not come from a call: read as strictly, but for what only a call has. */
    static JsonBody of(String json) {
        return StrictJson.of(json);
    }
}
