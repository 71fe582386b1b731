package org.pingyi.identity;

import java.security.SecureRandom;
import java.util.ArrayList;
import org.pingyi.kernel.Problem;
import org.pingyi.kernel.SystemRole;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The account {@code admin}, made at the first start, before anybody can call. Its password is
 * {@code PINGYI_ADMIN_PASSWORD}, or made up and printed once to the console, past the log, which others may keep.
 */
@Component
class FirstAdministrator implements SmartLifecycle {
    static final String NAME = "admin";
    private final StoredAccounts accounts;
    private final String given;
    private boolean running;

    FirstAdministrator(StoredAccounts accounts, @Value("${pingyi.admin-password:}") String given) {
        this.accounts = accounts;
        this.given = given;
    }

    @Override
    public void start() {
        running = true;
        if (accounts.hasAny()) {
            return;
        }
        var problems = new ArrayList<Problem>();
        Passwords.check(problems, "", given);
        if (!given.isEmpty() && !problems.isEmpty()) {
            throw new IllegalStateException("PINGYI_ADMIN_PASSWORD must have " + Passwords.SHORTEST + " to "
                    + Passwords.LONGEST + " characters");
        }
        var password = given.isEmpty() ? madeUp() : given;
        boolean made = accounts.createFirst(new NewAccount(NAME, password, "管理员", SystemRole.ACCOUNT_ADMIN, null));
        if (made && given.isEmpty()) {
            tell(password);
        }
    }

    private static String madeUp() {
        var random = new SecureRandom();
        return Code.random(random) + "-" + Code.random(random);
    }

    @SuppressWarnings("SystemOut")
    private static void tell(String password) {
        System.out.println();
        System.out.println("首位管理员 / first administrator: " + NAME);
        System.out.println("密码 / password: " + password);
        System.out.println("只显示这一次，请登录后修改。 Shown only once; change it after the login.");
        System.out.println();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server. */
    @Override
    public int getPhase() {
        return 0;
    }
}
