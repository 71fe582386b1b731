package org.pingyi.kernel;

import java.util.List;

/** Many deeds of one transaction, published as one event where one by one would take too long; each has its own entry. */
public record Deeds(List<Deed> all) {
    public Deeds {
        all = List.copyOf(all);
    }
}
