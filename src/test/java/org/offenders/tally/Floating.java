package org.offenders.tally;

/** Counts in binary floating point. */
class Floating {
    double mean;
}
