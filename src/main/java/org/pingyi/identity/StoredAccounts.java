package org.pingyi.identity;

import java.util.ArrayList;
import java.util.List;
import org.pingyi.kernel.Codes;
import org.pingyi.kernel.DatabaseClock;
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
    private final AccountRepository accounts;
    private final DatabaseClock clock;
    private final JdbcClient jdbc;
    private final Names names;
    private final Roster roster;
    private final ObjectProvider<StillExpected> campaigns;
    private final SlowHash slowHash;
    private final WrongAttempts wrongAttempts;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    StoredAccounts(
            AccountRepository accounts,
            DatabaseClock clock,
            JdbcClient jdbc,
            Names names,
            Roster roster,
            ObjectProvider<StillExpected> campaigns,
            SlowHash slowHash,
            WrongAttempts wrongAttempts,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.clock = clock;
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
                && accounts.existsByEmployeeNumberAndDisabledFalse(employeeNumberOrNull)) {
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
            accounts.save(new StoredAccount(account, hash, clock.now(), !by.equals(Deed.SYSTEM)));
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
            accounts.save(new StoredAccount(account, hash, clock.now(), false));
            events.publishEvent(new Deed(
                    Deed.SYSTEM,
                    "ACCOUNT_CREATED",
                    account.username(),
                    account.role().name()));
            return true;
        }));
    }

    boolean hasAny() {
        return accounts.count() > 0;
    }

    @Override
    public List<Account> all() {
        return accounts.findAllByOrderByUsername().stream()
                .map(StoredAccount::view)
                .toList();
    }

    @Override
    public Account get(String username) {
        return accounts.findById(username).map(StoredAccount::view).orElseThrow(StoredAccounts::unknown);
    }

    private static Unknown unknown() {
        return new Unknown("identity.account.unknown");
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
            accounts.hold(username)
                    .orElseThrow(StoredAccounts::unknown)
                    .setPassword(hash, clock.now(), !by.equals(username));
            wrongAttempts.forget(List.of(username));
            events.publishEvent(new Deed(by, "PASSWORD_SET", username, null));
        });
    }

    @Override
    public void disable(String by, String username) {
        transaction.executeWithoutResult(status -> {
            names.hold();
            var account = accounts.hold(username).orElseThrow(StoredAccounts::unknown);
            if (account.view().disabled()) {
                return;
            }
            if (account.view().role() == SystemRole.ACCOUNT_ADMIN
                    && accounts.countByRoleAndDisabledFalse(SystemRole.ACCOUNT_ADMIN) == 1) {
                throw new NotNow("identity.account.lastAdministrator");
            }
            if (campaigns.stream().anyMatch(campaign -> campaign.isScrutineer(username))) {
                throw new NotNow("identity.account.scrutineer", username);
            }
            account.disable();
            events.publishEvent(new Deed(by, "ACCOUNT_DISABLED", username, null));
        });
    }
}
