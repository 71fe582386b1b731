package org.pingyi.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pingyi.kernel.Codes;
import org.pingyi.kernel.Deed;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.NotNow;
import org.pingyi.kernel.Problem;
import org.pingyi.kernel.SystemRole;
import org.pingyi.kernel.Unknown;
import org.pingyi.roster.Roster;
import org.pingyi.web.Texts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

@Service
class StoredAccounts implements Accounts {
    private static final int LONGEST_DISPLAY_NAME = 128;
    private final JdbcClient jdbc;
    private final Names names;
    private final Roster roster;
    private final ObjectProvider<StillExpected> campaigns;
    private final SlowHash slowHash;
    private final WrongAttempts wrongAttempts;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    StoredAccounts(
            JdbcClient jdbc,
            Names names,
            Roster roster,
            ObjectProvider<StillExpected> campaigns,
            SlowHash slowHash,
            WrongAttempts wrongAttempts,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.names = names;
        this.roster = roster;
        this.campaigns = campaigns;
        this.slowHash = slowHash;
        this.wrongAttempts = wrongAttempts;
        this.transaction = transaction;
        this.events = events;
    }

    @Override
    public void refuseTaken(String username, String employeeNumberOrNull) {
        if (Codes.isCode(username) && isTaken(username)) {
            throw new NotNow("identity.account.nameTaken", username);
        }
        if (Codes.isCode(employeeNumberOrNull)
                && jdbc.sql("select exists (select from identity.account where employee_number = ? and not disabled)")
                        .param(employeeNumberOrNull)
                        .query(Boolean.class)
                        .single()) {
            throw new NotNow("identity.account.personTaken", employeeNumberOrNull);
        }
    }

    private boolean isTaken(String username) {
        var number = new EmployeeNumber(username);
        return jdbc.sql("""
                                select exists (select from identity.account where username = :name)
                                    or exists (select from identity.credential where employee_number = :name)""").param("name", username).query(Boolean.class).single()
                || roster.find(number).isPresent()
                || campaigns.stream().anyMatch(campaign -> campaign.expects(number));
    }

    @Override
    public Account create(String by, NewAccount account) {
        var problems = new ArrayList<Problem>();
        if (account.username() == null) {
            problems.add(new Problem("/username", "text.required"));
        } else if (!Codes.isCode(account.username())) {
            problems.add(new Problem("/username", "identity.account.nameForm"));
        }
        Passwords.check(problems, "/password", account.password());
        Texts.require(problems, "/displayName", account.displayName(), 1, LONGEST_DISPLAY_NAME);
        Passwords.refuse(problems);
        var hash = slowHash.of(account.password());
        return transaction.execute(status -> {
            names.hold();
            refuseTaken(
                    account.username(),
                    account.employeeNumber() == null
                            ? null
                            : account.employeeNumber().value());
            insert(account, hash, !by.equals(Deed.SYSTEM));
            wrongAttempts.forget(List.of(account.username()));
            events.publishEvent(new Deed(
                    by,
                    "ACCOUNT_CREATED",
                    account.username(),
                    account.role() == null ? null : account.role().name()));
            return get(account.username());
        });
    }

    /** Makes the first administrator, if there is no account at all; false where there was one already. */
    boolean createFirst(NewAccount account) {
        var hash = slowHash.of(account.password());
        return Boolean.TRUE.equals(transaction.execute(status -> {
            names.hold();
            if (hasAny()) {
                return false;
            }
            insert(account, hash, false);
            events.publishEvent(new Deed(
                    Deed.SYSTEM,
                    "ACCOUNT_CREATED",
                    account.username(),
                    account.role().name()));
            return true;
        }));
    }

    boolean hasAny() {
        return jdbc.sql("select exists (select from identity.account)")
                .query(Boolean.class)
                .single();
    }

    private void insert(NewAccount account, String hash, boolean byOthers) {
        jdbc.sql("""
                        insert into identity.account
                            (username, display_name, role, employee_number, password_hash, set_by_others_at)
                        values (:username, :displayName, :role, :person, :hash,
                            case when :byOthers then clock_timestamp() end)""")
                .param("username", account.username())
                .param("displayName", account.displayName())
                .param("role", account.role() == null ? null : account.role().name())
                .param(
                        "person",
                        account.employeeNumber() == null
                                ? null
                                : account.employeeNumber().value())
                .param("hash", hash)
                .param("byOthers", byOthers)
                .update();
    }

    @Override
    public List<Account> all() {
        return jdbc.sql(
                        "select username, display_name, role, employee_number, disabled from identity.account order by username")
                .query(StoredAccounts::account)
                .list();
    }

    @Override
    public Account get(String username) {
        return find(username).orElseThrow(() -> new Unknown("identity.account.unknown"));
    }

    private Optional<Account> find(String username) {
        if (!Codes.isCode(username)) {
            return Optional.empty();
        }
        return jdbc.sql(
                        "select username, display_name, role, employee_number, disabled from identity.account where username = ?")
                .param(username)
                .query(StoredAccounts::account)
                .optional();
    }

    @Override
    public void refuseDisabled(String username) {
        if (get(username).disabled()) {
            throw new NotNow("identity.account.disabled", username);
        }
    }

    @Override
    public void setPassword(String by, String username, String password) {
        refuseDisabled(username);
        var problems = new ArrayList<Problem>();
        Passwords.check(problems, "/password", password);
        Passwords.refuse(problems);
        var hash = slowHash.of(password);
        transaction.executeWithoutResult(status -> {
            boolean done = jdbc.sql("""
                                    update identity.account set password_hash = :hash,
                                        set_by_others_at = case when :byOthers then clock_timestamp() end
                                    where username = :username and not disabled""")
                            .param("hash", hash)
                            .param("byOthers", !by.equals(username))
                            .param("username", username)
                            .update()
                    == 1;
            if (!done) {
                throw new NotNow("identity.account.disabled", username);
            }
            wrongAttempts.forget(List.of(username));
            events.publishEvent(new Deed(by, "PASSWORD_SET", username, null));
        });
    }

    @Override
    public void disable(String by, String username) {
        transaction.executeWithoutResult(status -> {
            names.hold();
            var account = get(username);
            if (account.disabled()) {
                return;
            }
            if (account.role() == SystemRole.ACCOUNT_ADMIN && administrators() == 1) {
                throw new NotNow("identity.account.lastAdministrator");
            }
            if (campaigns.stream().anyMatch(campaign -> campaign.isScrutineer(username))) {
                throw new NotNow("identity.account.scrutineer", username);
            }
            jdbc.sql("update identity.account set disabled = true where username = ?")
                    .param(username)
                    .update();
            events.publishEvent(new Deed(by, "ACCOUNT_DISABLED", username, null));
        });
    }

    private int administrators() {
        return jdbc.sql("select count(*) from identity.account where role = 'ACCOUNT_ADMIN' and not disabled")
                .query(Integer.class)
                .single();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        var role = row.getString("role");
        var person = row.getString("employee_number");
        return new Account(
                row.getString("username"),
                row.getString("display_name"),
                role == null ? null : SystemRole.valueOf(role),
                person == null ? null : new EmployeeNumber(person),
                row.getBoolean("disabled"));
    }
}
