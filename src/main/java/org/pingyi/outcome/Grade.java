package org.pingyi.outcome;

/** A grade (等次): 优秀、良好、一般、较差、差. */
public enum Grade {
    EXCELLENT,
    GOOD,
    AVERAGE,
    WEAK,
    POOR
}
