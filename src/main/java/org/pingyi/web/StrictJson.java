package org.pingyi.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.Problem;
import org.pingyi.kernel.Unreadable;

/** One JSON text: its tree, and what is wrong with the tree though it is JSON. */
final class StrictJson implements JsonBody {
    private static final int DEPTH = 200;
    private static final int DIGITS = 100;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxNumberLength(RequestJson.LIMIT)
                    .maxStringLength(RequestJson.LIMIT)
                    .build())
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonNode tree;
    private final List<Problem> problems = new ArrayList<>();

    private StrictJson(String text) throws IOException {
        try (var parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new Unreadable("json.empty");
            }
            tree = read(parser, "");
            if (parser.nextToken() != null) {
                throw new Unreadable("json.unreadable");
            }
        }
    }

    static StrictJson of(byte[] utf8) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            return of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            throw new Unreadable("json.unreadable");
        }
    }

    static StrictJson of(String text) {
        try {
            return new StrictJson(text);
        } catch (JsonProcessingException e) {
            throw new Unreadable("json.unreadable");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public JsonNode tree() {
        return tree;
    }

    @Override
    public <T> T as(Class<T> type) {
        var found = new ArrayList<>(problems);
        var bound = new StrictBinding(found).bind(tree, type, "");
        if (!found.isEmpty()) {
            throw new Invalid(found, "json.invalid");
        }
        return type.cast(bound);
    }

    private JsonNode read(JsonParser parser, String at) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                var object = NODES.objectNode();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    var name = parser.currentName();
                    var there = at + "/" + Pointers.escaped(name);
                    checkText(name, at);
                    parser.nextToken();
                    if (object.replace(name, read(parser, there)) != null) {
                        problems.add(new Problem(there, "json.repeated"));
                    }
                }
                yield object;
            }
            case START_ARRAY -> {
                var array = NODES.arrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(read(parser, at + "/" + array.size()));
                }
                yield array;
            }
            case VALUE_STRING -> {
                checkText(parser.getText(), at);
                yield NODES.textNode(parser.getText());
            }
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(Double.NaN);
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw new Unreadable("json.unreadable");
        };
    }

    private static JsonNode integer(JsonParser parser) throws IOException {
        if (parser.getTextLength() > DIGITS) {
            return NODES.numberNode(Double.POSITIVE_INFINITY);
        }
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
        };
    }

    private void checkText(String text, String at) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                problems.add(new Problem(Pointers.printable(at), "json.character"));
                return;
            }
        }
    }

    /** JSON pointers (RFC 6901) that can be written whatever the document says. */
    static final class Pointers {
        private Pointers() {}

        static String escaped(String name) {
            return printable(name.replace("~", "~0").replace("/", "~1"));
        }

        static String printable(String text) {
            var out = new StringBuilder(text.length());
            text.codePoints()
                    .limit(200)
                    .forEach(c -> out.appendCodePoint(c == 0 || c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c));
            return out.toString();
        }
    }
}
