package org.pingyi.kernel;

/** What a system account may do; an account has one of these or none (a scrutineer). The roles exclude each other. */
public enum SystemRole {
    ACCOUNT_ADMIN,
    HR_OFFICER,
    HR_APPROVER,
    PROCESS_ADMIN,
    AUDITOR
}
