package org.pingyi.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.pingyi.database.DemoGround;
import org.pingyi.identity.AccessCodes;
import org.pingyi.identity.Account;
import org.pingyi.identity.Accounts;
import org.pingyi.identity.NewAccount;
import org.pingyi.kernel.Deed;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.SystemRole;
import org.pingyi.kernel.UnitCode;
import org.pingyi.roster.ImportingRoster;
import org.pingyi.roster.Post;
import org.pingyi.roster.Roster;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts the sample roster, an account for each role, three scrutineers and the access codes of four people of one unit
 * into an empty evaluation database, through the use cases that HR uses; all of it or nothing. The application is not
 * ready before that is done.
 */
@Component
class SeedingDemo implements ApplicationRunner {
    static final String PASSWORD = "pingyi-demo";

    private static final List<NewAccount> ACCOUNTS = List.of(
            account("hr01", "人事专员（演示）", SystemRole.HR_OFFICER),
            account("hr02", "人事审批人（演示）", SystemRole.HR_APPROVER),
            account("pa01", "流程管理员（演示）", SystemRole.PROCESS_ADMIN),
            account("au01", "审计员（演示）", SystemRole.AUDITOR),
            account("ad01", "账号管理员（演示）", SystemRole.ACCOUNT_ADMIN),
            account("jw01", "监票人·纪委（演示）", null),
            account("gh01", "监票人·工会（演示）", null),
            account("zz01", "监票人·组织部（演示）", null));

    private final ObjectProvider<DemoGround> ground;
    private final Roster roster;
    private final ImportingRoster importing;
    private final Accounts accounts;
    private final AccessCodes codes;
    private final TransactionTemplate transaction;

    SeedingDemo(
            ObjectProvider<DemoGround> ground,
            Roster roster,
            ImportingRoster importing,
            Accounts accounts,
            AccessCodes codes,
            TransactionTemplate transaction) {
        this.ground = ground;
        this.roster = roster;
        this.importing = importing;
        this.accounts = accounts;
        this.codes = codes;
        this.transaction = transaction;
    }

    private static NewAccount account(String username, String displayName, SystemRole role) {
        return new NewAccount(username, PASSWORD, displayName, role, null);
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        var demo = ground.getIfAvailable();
        if (demo == null || !demo.wanted() || !isEmpty()) {
            return;
        }
        demo.remember(List.of());
        var file = SampleRoster.copy();
        try {
            demo.remember(transaction.execute(status -> seed(file)));
        } finally {
            Files.delete(file);
        }
    }

    /** Nobody in the roster, and no account but the first administrator's. */
    private boolean isEmpty() {
        return roster.people().isEmpty() && accounts.all().size() <= 1;
    }

    private List<String> seed(Path file) {
        importing.bringIn(file, Deed.SYSTEM);
        var made = ACCOUNTS.stream()
                .map(account -> accounts.create(Deed.SYSTEM, account))
                .toList();
        var shown = someOfOneUnit();
        var issued = codes
                .issue(
                        Deed.SYSTEM,
                        new AccessCodes.Selection(
                                shown.stream().map(Post::employeeNumber).toList(), null, false))
                .stream()
                .collect(Collectors.toMap(AccessCodes.Issued::employeeNumber, AccessCodes.Issued::code));
        var words = new ArrayList<String>();
        words.add("演示账号，密码 / demo accounts, password: " + PASSWORD);
        made.forEach(
                account -> words.add("  " + account.username() + "  " + account.displayName() + "  " + role(account)));
        words.add("花名册中的人，工号与登录码 / people of the roster, number and access code:");
        shown.forEach(post -> words.add("  " + post.employeeNumber() + "  " + issued.get(post.employeeNumber()) + "  "
                + post.name() + "，" + what(post) + "，" + post.unitName()));
        return words;
    }

    private static String role(Account account) {
        return account.role() == null ? "scrutineer" : account.role().name();
    }

    private static String what(Post post) {
        return switch (post.role()) {
            case PRINCIPAL -> "正职 principal";
            case DEPUTY -> "副职 deputy";
            case STAFF -> post.appraised() ? "考评对象 cadre" : "职工 staff";
        };
    }

    /** A principal, a deputy, a cadre and somebody of the staff, of the first unit that has all four. */
    private List<Post> someOfOneUnit() {
        Map<UnitCode, List<Post>> byUnit = roster.posts().stream().collect(Collectors.groupingBy(Post::unit));
        return byUnit.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(UnitCode::value)))
                .map(unit -> List.of(
                        first(unit.getValue(), post -> post.role() == RaterGroup.PRINCIPAL),
                        first(unit.getValue(), post -> post.role() == RaterGroup.DEPUTY),
                        first(unit.getValue(), post -> post.role() == RaterGroup.STAFF && post.appraised()),
                        first(unit.getValue(), post -> post.role() == RaterGroup.STAFF && !post.appraised())))
                .filter(found -> found.stream().allMatch(Optional::isPresent))
                .findFirst()
                .map(found -> found.stream().map(Optional::orElseThrow).toList())
                .orElseThrow(() -> new IllegalStateException("no unit of the sample has all four"));
    }

    private static Optional<Post> first(List<Post> posts, Predicate<Post> wanted) {
        return posts.stream().filter(Post::rates).filter(wanted).findFirst();
    }
}
