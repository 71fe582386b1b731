package org.pingyi.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.Dimension;
import org.pingyi.kernel.RaterGroup;

/**
 * The one text of a rule book, that is what is hashed: the completed body as JSON without white space, the properties in
 * the contract's order, durations in hours and smaller as {@link Duration#toString()} writes them, instants in UTC.
 */
final class RuleBookText {
    private static final JsonMapper JSON = new JsonMapper();

    private RuleBookText() {}

    static String write(RuleBook rules) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("code", rules.code().value()).put("title", rules.title());
        var scrutineers = body.putArray("scrutineers");
        rules.scrutineers().forEach(scrutineers::add);
        body.put("threshold", rules.threshold());
        body.put(
                "collectionStart",
                rules.collectionStart() == null ? null : rules.collectionStart().toString());
        body.put("collectionWindow", rules.collectionWindow().toString());
        body.put("ratingWindow", rules.ratingWindow().toString());
        body.put("verificationWindow", rules.verificationWindow().toString());
        body.put("reviewPeriod", rules.reviewPeriod().toString());
        body.put("endEarly", rules.endEarly());
        body.put("minimumMarks", rules.minimumMarks());
        body.put("publishComposite", rules.publishComposite());
        var weights = body.putObject("weights");
        for (var group : RaterGroup.values()) {
            weights.put(group.name(), rules.weights().get(group));
        }
        var dimensions = body.putObject("dimensions");
        for (var dimension : Dimension.values()) {
            dimensions.put(dimension.name(), rules.dimensions().get(dimension));
        }
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static RuleBook read(String text) {
        JsonNode body;
        try {
            body = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a rule book", e);
        }
        var scrutineers = new ArrayList<String>();
        body.get("scrutineers").forEach(login -> scrutineers.add(login.textValue()));
        var start = body.get("collectionStart").textValue();
        return new RuleBook(
                new CampaignCode(body.get("code").textValue()),
                body.get("title").textValue(),
                scrutineers,
                body.get("threshold").intValue(),
                start == null ? null : Instant.parse(start),
                duration(body, "collectionWindow"),
                duration(body, "ratingWindow"),
                duration(body, "verificationWindow"),
                duration(body, "reviewPeriod"),
                body.get("endEarly").booleanValue(),
                body.get("minimumMarks").intValue(),
                body.get("publishComposite").booleanValue(),
                percent(body.get("weights"), RaterGroup.class),
                percent(body.get("dimensions"), Dimension.class));
    }

    /** Lower-case hex SHA-256 of the text, followed by the bytes of the decision tables. */
    static String hash(RuleBook rules, byte[] decisionTables) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(write(rules).getBytes(StandardCharsets.UTF_8));
            sha.update(decisionTables);
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Duration duration(JsonNode body, String property) {
        return Duration.parse(body.get(property).textValue());
    }

    private static <E extends Enum<E>> Map<E, Integer> percent(JsonNode weights, Class<E> keys) {
        var percent = new EnumMap<E, Integer>(keys);
        weights.fields()
                .forEachRemaining(entry -> percent.put(
                        Enum.valueOf(keys, entry.getKey()), entry.getValue().intValue()));
        return percent;
    }
}
