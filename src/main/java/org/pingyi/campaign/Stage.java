package org.pingyi.campaign;

/** The two stages that have one deadline for everybody. */
public enum Stage {
    COLLECTION,
    RATING
}
