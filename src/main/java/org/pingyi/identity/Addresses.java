package org.pingyi.identity;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.pingyi.kernel.TooMany;
import org.springframework.stereotype.Component;

/**
 * One address may carry hundreds of people, so an address is never stopped. Above 1,000 wrong attempts in a minute it is
 * slowed for the rest of that minute: its passwords are looked at one at a time, with few waiting. Counted by each node
 * for itself, which can only let more through; the limit that protects a name is the name's, and that is shared.
 */
@Component
class Addresses {
    static final int MOST = 1_000;
    private static final int MOST_WAITING = 8;
    private static final int MOST_ADDRESSES = 100_000;
    private final AtomicReference<Minute> present = new AtomicReference<>(new Minute(minute()));

    private record Minute(long number, ConcurrentHashMap<String, Line> lines) {
        Minute(long number) {
            this(number, new ConcurrentHashMap<>());
        }
    }

    private static final class Line {
        private final AtomicInteger wrong = new AtomicInteger();
        private final Semaphore place = new Semaphore(1, true);
    }

    /** One's place in the line; to be closed when the password has been looked at. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** @throws TooMany the address is slowed and too many wait already */
    Place enter(String address) {
        var line = now().lines.get(address);
        if (line == null || line.wrong.get() <= MOST) {
            return () -> {};
        }
        try {
            if (line.place.getQueueLength() >= MOST_WAITING || !line.place.tryAcquire(3, TimeUnit.SECONDS)) {
                throw new TooMany(5, "identity.slowed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooMany(5, "identity.slowed");
        }
        return line.place::release;
    }

    void countWrong(String address) {
        var lines = now().lines;
        if (lines.size() < MOST_ADDRESSES || lines.containsKey(address)) {
            lines.computeIfAbsent(address, unused -> new Line()).wrong.incrementAndGet();
        }
    }

    private Minute now() {
        long number = minute();
        return present.updateAndGet(minute -> minute.number == number ? minute : new Minute(number));
    }

    private static long minute() {
        return Math.floorDiv(System.nanoTime(), TimeUnit.MINUTES.toNanos(1));
    }
}
