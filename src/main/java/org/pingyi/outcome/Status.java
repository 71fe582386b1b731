package org.pingyi.outcome;

/** What the count came to for a cadre: 已定等次, 未定等次 (too few valid marks, or voided), 已剔除 (nothing submitted in time). */
public enum Status {
    GRADED,
    NOT_GRADED,
    EXCLUDED
}
