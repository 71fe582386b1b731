package org.pingyi.kernel;

/** A rank (职级), from the highest. Two ranks may stand on one level (正科级 and 主任科员). */
public enum Rank {
    SECTION_CHIEF(3),
    DEPUTY_SECTION_CHIEF(2),
    PRINCIPAL_STAFF_MEMBER(3),
    DEPUTY_PRINCIPAL_STAFF_MEMBER(2),
    STAFF_MEMBER(1);

    private final int level;

    Rank(int level) {
        this.level = level;
    }

    /** Whether people of this rank are section-level cadres, that is appraised unless the roster says no. */
    public boolean isCadre() {
        return this != STAFF_MEMBER;
    }

    /** 正科级 = 主任科员 (3) &gt; 副科级 = 副主任科员 (2) &gt; 科员 (1) &gt; none (0). */
    public static int level(Rank rankOrNull) {
        return rankOrNull == null ? 0 : rankOrNull.level;
    }
}
