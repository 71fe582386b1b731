package org.pingyi.outcome;

/** A measure (组织处理): none, 降级, 转岗分流, 剔除. */
public enum Measure {
    NONE,
    DEMOTION,
    TRANSFER,
    EXCLUSION
}
