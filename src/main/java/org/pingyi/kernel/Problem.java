package org.pingyi.kernel;

/**
 * One thing that is wrong, and where.
 *
 * @param at {@code row 17, 职级} or a JSON pointer such as {@code /marks/0/points}
 * @param key the message's key in the module's bundle
 * @param args what goes into the message; texts that a person typed are shown, never interpreted
 */
public record Problem(String at, String key, Object... args) {}
