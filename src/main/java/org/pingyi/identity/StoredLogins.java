package org.pingyi.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.pingyi.kernel.Codes;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.SystemRole;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoredLogins {
    private final JdbcClient jdbc;

    StoredLogins(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A name is an account's or a person's, never both. */
    Optional<Login> find(String name) {
        if (!Codes.isCode(name)) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        select true as account, username as login, display_name, role, employee_number, disabled,
                            password_hash, null::bytea as code_hash
                        from identity.account where username = :name
                        union all
                        select false, employee_number, name, null, employee_number, false, password_hash, code_hash
                        from identity.credential where employee_number = :name
                        order by 1 desc limit 1""").param("name", name).query(StoredLogins::login).optional();
    }

    /** Keeps a password that its owner chose, if what it replaces is still there. */
    boolean changePassword(Login login, String hash) {
        var table = login.account() ? "account" : "credential";
        var code = login.account() ? "" : ", code_hash = null";
        var key = login.account() ? "username" : "employee_number";
        var still = login.codeHash() == null ? "password_hash = :old" : "code_hash = :old";
        return jdbc.sql("update identity." + table + " set password_hash = :hash" + code
                                + ", set_by_others_at = null where " + key + " = :name and " + still)
                        .param("hash", hash)
                        .param("name", login.name())
                        .param("old", login.codeHash() == null ? login.passwordHash() : login.codeHash())
                        .update()
                == 1;
    }

    private static Login login(ResultSet row, int number) throws SQLException {
        var role = row.getString("role");
        var person = row.getString("employee_number");
        return new Login(
                row.getString("login"),
                row.getBoolean("account"),
                row.getString("display_name"),
                role == null ? null : SystemRole.valueOf(role),
                person == null ? null : new EmployeeNumber(person),
                row.getBoolean("disabled"),
                row.getString("password_hash"),
                row.getBytes("code_hash"));
    }
}
