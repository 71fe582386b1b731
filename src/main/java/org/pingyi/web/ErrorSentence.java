package org.pingyi.web;

/**
 * Where a filter that refuses a page leaves a message key: of what the error page says instead of its general heading, and
 * with {@code .so} of what one can do.
 */
public final class ErrorSentence {
    public static final String ATTRIBUTE = ErrorSentence.class.getName();

    private ErrorSentence() {}
}
