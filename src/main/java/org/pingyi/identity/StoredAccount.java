package org.pingyi.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.NotNow;
import org.pingyi.kernel.SystemRole;
import org.springframework.data.domain.Persistable;

/** A system account as it is kept; says itself when it can't be changed. */
@Entity
@Table(schema = "identity", name = "account")
class StoredAccount implements Persistable<String> {
    @Id
    private String username;

    @Column(nullable = false)
    private String displayName;

    @Enumerated(EnumType.STRING)
    private SystemRole role;

    private String employeeNumber;

    @Column(nullable = false)
    private String passwordHash;

    @Column(nullable = false)
    private boolean disabled;

    @Column(nullable = false, updatable = false)
    private Instant createdAt;

    /** Since when the password is one that somebody else set and its owner has not been told of; else null. */
    private Instant setByOthersAt;

    @Transient
    private boolean isNew;

    /** For Hibernate. */
    protected StoredAccount() {}

    StoredAccount(NewAccount account, String passwordHash, Instant now, boolean byOthers) {
        this.username = account.username();
        this.displayName = account.displayName();
        this.role = account.role();
        this.employeeNumber = account.employeeNumber() == null
                ? null
                : account.employeeNumber().value();
        this.passwordHash = passwordHash;
        this.createdAt = now;
        this.setByOthersAt = byOthers ? now : null;
        this.isNew = true;
    }

    /** @throws NotNow it is disabled */
    void setPassword(String hash, Instant now, boolean byOthers) {
        if (disabled) {
            throw new NotNow("identity.account.disabled", username);
        }
        passwordHash = hash;
        setByOthersAt = byOthers ? now : null;
    }

    void disable() {
        disabled = true;
    }

    Account view() {
        return new Account(
                username,
                displayName,
                role,
                employeeNumber == null ? null : new EmployeeNumber(employeeNumber),
                disabled);
    }

    @Override
    public String getId() {
        return username;
    }

    /** Known, so that saving a new one needs no look at the table first. */
    @Override
    public boolean isNew() {
        return isNew;
    }

    @PostLoad
    @PostPersist
    void kept() {
        isNew = false;
    }
}
