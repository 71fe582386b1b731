package org.pingyi.process.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TasklistInChineseTest {
    private static final String LOCALES = "META-INF/resources/webjars/camunda/app/tasklist/locales/";
    private static final Pattern HOLE = Pattern.compile("\\{\\{\\s*\\w+\\s*}}|%[ds]");

    private final TreeMap<String, String> english = read("en.json");
    private final TreeMap<String, String> chinese = read("zh.json");

    @Test
    void every_key_that_the_application_knows_is_there_and_no_other() {
        assertThat(chinese.keySet()).isEqualTo(english.keySet()).hasSizeGreaterThan(400);
    }

    @Test
    void what_is_filled_in_stays() {
        english.forEach(
                (key, text) -> assertThat(holes(chinese.get(key))).as(key).isEqualTo(holes(text)));
    }

    @Test
    void nothing_that_is_said_in_words_is_left_in_english() {
        var words = Pattern.compile("[A-Za-z]{3,}");
        english.forEach((key, text) -> {
            if (key.startsWith("/labels/") && words.matcher(text).find()) {
                assertThat(chinese.get(key)).as(key).isNotEqualTo(text).containsPattern("[\\u4e00-\\u9fff]");
            }
        });
    }

    private static TreeSet<String> holes(String text) {
        var holes = new TreeSet<String>();
        HOLE.matcher(text).results().forEach(found -> holes.add(found.group().replace(" ", "")));
        return holes;
    }

    private static TreeMap<String, String> read(String file) {
        try {
            var text = new ClassPathResource(LOCALES + file).getContentAsByteArray();
            var from = text[0] == (byte) 0xEF ? 3 : 0;
            var found = new TreeMap<String, String>();
            collect("", new ObjectMapper().readTree(text, from, text.length - from), found);
            return found;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void collect(String at, JsonNode node, TreeMap<String, String> into) {
        if (node.isValueNode()) {
            into.put(at, node.asText());
        }
        node.properties().forEach(entry -> collect(at + "/" + entry.getKey(), entry.getValue(), into));
        for (var index : node.isArray() ? indexes(node) : List.<Integer>of()) {
            collect(at + "/" + index, node.get(index), into);
        }
    }

    private static List<Integer> indexes(JsonNode array) {
        return java.util.stream.IntStream.range(0, array.size()).boxed().toList();
    }
}
