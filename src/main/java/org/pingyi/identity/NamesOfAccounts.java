package org.pingyi.identity;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.pingyi.roster.ReservedNames;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells imports which employee numbers are names of accounts, and keeps new accounts waiting until the import has ended. */
@Component
class NamesOfAccounts implements ReservedNames {
    private final JdbcClient jdbc;
    private final Names names;

    NamesOfAccounts(JdbcClient jdbc, Names names) {
        this.jdbc = jdbc;
        this.names = names;
    }

    @Override
    public Set<String> among(Collection<String> wanted) {
        names.hold();
        return new HashSet<>(jdbc.sql("select username from identity.account where username = any(?)")
                .param(wanted.toArray(String[]::new))
                .query(String.class)
                .list());
    }
}
