package org.pingyi.kernel;

import java.time.Instant;

/** The one clock that decides what is in time: the database's {@code clock_timestamp()}, at whole microseconds. */
public interface DatabaseClock {
    Instant now();
}
