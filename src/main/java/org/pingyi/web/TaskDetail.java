package org.pingyi.web;

/** A task and what its owner needs to read to do it; {@code content} becomes JSON as the contract says for the kind. */
public record TaskDetail(Task task, Object content) {}
