package org.pingyi.roster;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.RaterGroup;

/** The words that stand in the roster file for code words (domain glossary). */
final class Terms {
    static final String YES = "是";
    static final String NO = "否";
    private static final Map<String, RaterGroup> ROLES =
            Arrays.stream(RaterGroup.values()).collect(Collectors.toMap(Terms::of, Function.identity()));
    private static final Map<String, Rank> RANKS =
            Arrays.stream(Rank.values()).collect(Collectors.toMap(Terms::of, Function.identity()));

    private Terms() {}

    /** The role, or null if the word means none. */
    static RaterGroup role(String word) {
        return ROLES.get(word);
    }

    /** The rank, or null if the word means none. */
    static Rank rank(String word) {
        return RANKS.get(word);
    }

    static String of(RaterGroup role) {
        return switch (role) {
            case PRINCIPAL -> "正职";
            case DEPUTY -> "副职";
            case STAFF -> "职工";
        };
    }

    static String of(Rank rank) {
        return switch (rank) {
            case SECTION_CHIEF -> "正科级";
            case DEPUTY_SECTION_CHIEF -> "副科级";
            case PRINCIPAL_STAFF_MEMBER -> "主任科员";
            case DEPUTY_PRINCIPAL_STAFF_MEMBER -> "副主任科员";
            case STAFF_MEMBER -> "科员";
        };
    }
}
