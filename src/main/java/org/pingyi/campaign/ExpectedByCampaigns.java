package org.pingyi.campaign;

import org.pingyi.identity.StillExpected;
import org.pingyi.kernel.EmployeeNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Asks the tables only: the logins depend on this, so it must not depend on the logins. */
@Service
class ExpectedByCampaigns implements StillExpected {
    private static final String RUNNING = "c.phase not in ('DRAFT', 'CLOSED', 'ABORTED')";
    private final JdbcClient jdbc;

    ExpectedByCampaigns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean expects(EmployeeNumber employeeNumber) {
        return hasPost(employeeNumber) || isScrutineer(employeeNumber.value());
    }

    @Override
    public boolean isScrutineer(String login) {
        return jdbc.sql("select exists (select from campaign.campaign c where " + RUNNING
                        + " and jsonb_exists(c.rule_book::jsonb -> 'scrutineers', ?))")
                .param(login)
                .query(Boolean.class)
                .single();
    }

    private boolean hasPost(EmployeeNumber person) {
        return jdbc.sql(
                        "select exists (select from campaign.campaign c join campaign.post p on p.campaign = c.code where "
                                + RUNNING + " and p.employee_number = ?)")
                .param(person.value())
                .query(Boolean.class)
                .single();
    }
}
