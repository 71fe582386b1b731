package org.pingyi.ballotbox;

/**
 * Called once on the thread and in the transaction of the scrutineer whose share reaches the threshold; counts the
 * ballots. Implemented by the process module, where the engine's counting delegate runs. What it throws rolls all back.
 */
public interface WhenOpened {
    void count(OpenedBox box);
}
