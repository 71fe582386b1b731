package org.pingyi.kernel;

/** Who rates (评议主体): the unit's principal (正职), its deputies (副职), all other cadres and staff (其他干部职工). */
public enum RaterGroup {
    PRINCIPAL,
    DEPUTY,
    STAFF
}
