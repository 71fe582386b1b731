package org.pingyi.roster;

import java.util.Collection;
import java.util.Set;

/**
 * Names that employee numbers must not take: those of system accounts, enabled or not. Implemented by the module that
 * keeps the accounts; asked in an import's transaction, at most {@value #BATCH} names at a time.
 */
public interface ReservedNames {
    int BATCH = 10_000;

    /** Those of the names that are taken. */
    Set<String> among(Collection<String> names);
}
