package org.pingyi.kernel;

/** The five dimensions of a mark: 政治素质、担当作为、工作作风、创新能力、廉洁自律. */
public enum Dimension {
    POLITICAL_QUALITY,
    COMMITMENT,
    WORK_STYLE,
    INNOVATION,
    INTEGRITY
}
