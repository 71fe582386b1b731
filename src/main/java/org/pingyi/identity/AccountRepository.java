package org.pingyi.identity;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.pingyi.kernel.SystemRole;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The accounts' table; only what is needed. */
interface AccountRepository extends Repository<StoredAccount, String> {
    StoredAccount save(StoredAccount account);

    Optional<StoredAccount> findById(String username);

    /** Read afresh, and nobody else changes it until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select account from StoredAccount account where account.username = :username")
    Optional<StoredAccount> hold(String username);

    List<StoredAccount> findAllByOrderByUsername();

    boolean existsByEmployeeNumberAndDisabledFalse(String employeeNumber);

    int countByRoleAndDisabledFalse(SystemRole role);

    long count();
}
