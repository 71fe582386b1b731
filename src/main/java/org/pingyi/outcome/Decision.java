package org.pingyi.outcome;

/** What became of a measure: there is none, 待定, 已执行, 不予执行. */
public enum Decision {
    NONE,
    PENDING,
    APPLIED,
    WAIVED
}
