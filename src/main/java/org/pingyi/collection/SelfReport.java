package org.pingyi.collection;

/** What a cadre submits (线上总结): duties and work of the year, achievements, problems, plan; each 1–4,000 code points. */
public record SelfReport(String summary, String achievements, String problems, String plan) {}
