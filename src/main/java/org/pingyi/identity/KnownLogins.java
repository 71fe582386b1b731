package org.pingyi.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.Codes;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.roster.Person;
import org.pingyi.roster.Roster;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

@Service
class KnownLogins implements Logins, CredentialNotices {
    private final StoredLogins stored;
    private final Roster roster;
    private final ObjectProvider<StillExpected> campaigns;
    private final JdbcClient jdbc;

    KnownLogins(StoredLogins stored, Roster roster, ObjectProvider<StillExpected> campaigns, JdbcClient jdbc) {
        this.stored = stored;
        this.roster = roster;
        this.campaigns = campaigns;
        this.jdbc = jdbc;
    }

    @Override
    public Standing standingOf(String login) {
        var known = stored.find(login);
        if (known.isPresent() && known.get().account()) {
            return known.get().role() != null
                    ? Standing.UNFIT
                    : known.get().disabled() ? Standing.CANNOT_LOG_IN : Standing.READY;
        }
        if (!Codes.isCode(login)) {
            return Standing.UNFIT;
        }
        if (known.isPresent()) {
            return actor(known.get()).isPresent() ? Standing.READY : Standing.CANNOT_LOG_IN;
        }
        return roster.find(new EmployeeNumber(login)).isPresent() ? Standing.CANNOT_LOG_IN : Standing.UNFIT;
    }

    @Override
    public boolean hasApprover() {
        return jdbc.sql("select exists (select from identity.account where role = 'HR_APPROVER' and not disabled)")
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean accountExists(String username) {
        return Codes.isCode(username)
                && jdbc.sql("select exists (select from identity.account where username = ?)")
                        .param(username)
                        .query(Boolean.class)
                        .single();
    }

    @Override
    public Optional<Actor> actor(String login) {
        return stored.find(login).flatMap(this::actor);
    }

    /** Who is behind a login of the tables, if he may log in now. */
    Optional<Actor> actor(Login login) {
        if (login.account()) {
            return login.disabled() ? Optional.empty() : Optional.of(login.actor(login.displayName()));
        }
        var present = roster.find(login.employeeNumber()).map(Person::name);
        if (present.isEmpty() && campaigns.stream().noneMatch(campaign -> campaign.expects(login.employeeNumber()))) {
            return Optional.empty();
        }
        return Optional.of(login.actor(present.orElse(login.displayName())));
    }

    @Override
    public Optional<Instant> untold(String login) {
        return jdbc
                .sql("""
                        select set_by_others_at from identity.account where username = :login
                        union all select set_by_others_at from identity.credential where employee_number = :login""")
                .param("login", login)
                .query((row, number) -> Optional.ofNullable(row.getTimestamp(1)))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .map(Timestamp::toInstant)
                .findFirst();
    }

    @Override
    public void told(String login) {
        jdbc.sql("update identity.account set set_by_others_at = null where username = ?")
                .param(login)
                .update();
        jdbc.sql("update identity.credential set set_by_others_at = null where employee_number = ?")
                .param(login)
                .update();
    }
}
