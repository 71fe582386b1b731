package org.pingyi.campaign;

/** The bytes of the three decision tables that the rule book's hash covers; implemented by the process module. */
public interface DecisionTablesInForce {
    /** grade-band, outcome-measure and rank-after-demotion, in this order, concatenated. */
    byte[] bytes();
}
