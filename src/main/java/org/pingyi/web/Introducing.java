package org.pingyi.web;

import java.util.List;
import java.util.Optional;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.Rank;

/** Knows who somebody is in the group now; implemented by the roster. */
public interface Introducing {
    /**
     * Where somebody works, and as what.
     *
     * @param units names, in the order of their codes; empty in the human-resource pool
     * @param rank null if none
     */
    record Introduction(List<String> units, Rank rank) {}

    /** Empty for accounts, and for who has left the roster. */
    Optional<Introduction> introduce(Actor actor);
}
