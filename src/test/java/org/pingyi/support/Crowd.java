package org.pingyi.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many who do something at the same moment. */
public final class Crowd {
    private Crowd() {}

    /** Lets all begin together; what one of them threw stands in the list as what he got. */
    public static List<Object> allAtOnce(List<? extends Callable<?>> everybody) throws InterruptedException {
        var threads = Executors.newFixedThreadPool(everybody.size());
        try {
            var ready = new CountDownLatch(everybody.size());
            var results = new ArrayList<Future<?>>();
            for (var one : everybody) {
                results.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return one.call();
                }));
            }
            var got = new ArrayList<Object>();
            for (var result : results) {
                try {
                    got.add(result.get());
                } catch (ExecutionException e) {
                    got.add(e.getCause());
                }
            }
            return got;
        } finally {
            threads.shutdownNow();
        }
    }
}
