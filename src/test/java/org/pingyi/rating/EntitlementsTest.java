package org.pingyi.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pingyi.kernel.RaterGroup.DEPUTY;
import static org.pingyi.kernel.RaterGroup.PRINCIPAL;
import static org.pingyi.kernel.RaterGroup.STAFF;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pingyi.campaign.NotYet;
import org.pingyi.campaign.Phase;
import org.pingyi.campaign.Progress.Turnout;
import org.pingyi.campaign.Stage;
import org.pingyi.kernel.UnitCode;
import org.pingyi.support.CampaignTables;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnRealTables
class EntitlementsTest {
    static final UnitCode S1 = new UnitCode("S1");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RatingBallots rating;

    CampaignTables campaign;

    @BeforeEach
    void collected() {
        campaign = CampaignTables.enrolling(jdbc);
        campaign.moveTo(Phase.COLLECTION);
        campaign.deadlinePassed(Stage.COLLECTION);
    }

    @Test
    void everybody_whose_post_rates_has_a_ballot_where_anybody_else_remains() {
        campaign.with("S1", "boss", PRINCIPAL)
                .with("S1", "deputy", DEPUTY)
                .withCadre("S1", "0110")
                .withCadre("S1", "0111")
                .withWhoDoesNotRate("S1", "ill");
        campaign.exclude("0111");

        rating.start(campaign.code());

        // 0110 is the only one left: he has nobody to rate; 0111 is excluded and rates him
        assertThat(raters("S1")).containsExactly("0111 STAFF", "boss PRINCIPAL", "deputy DEPUTY");
        assertThat(campaign.phase()).isEqualTo(Phase.RATING);
    }

    @Test
    void a_unit_without_cadres_or_with_all_of_them_excluded_has_no_ballots() {
        campaign.with("S1", "boss", PRINCIPAL)
                .with("S2", "boss2", PRINCIPAL)
                .withCadre("S2", "0210")
                .with("S3", "boss3", PRINCIPAL)
                .withCadre("S3", "0310");
        campaign.exclude("0210");

        rating.start(campaign.code());

        assertThat(rating.units(campaign.code())).containsExactly(new UnitCode("S3"));
        assertThat(rating.entitlements(campaign.code(), S1)).isEmpty();
    }

    @Test
    void who_works_in_two_units_has_two_ballots() {
        campaign.with("S1", "both", DEPUTY)
                .withCadre("S1", "0110")
                .with("S2", "both", STAFF)
                .withCadre("S2", "0210");

        rating.start(campaign.code());

        assertThat(raters("S1")).containsExactly("both DEPUTY");
        assertThat(raters("S2")).containsExactly("both STAFF");
    }

    @Test
    void starting_again_gives_nobody_a_second_ballot() {
        campaign.with("S1", "boss", PRINCIPAL).withCadre("S1", "0110").with("S1", "0120", STAFF);
        rating.start(campaign.code());
        var given = rating.entitlements(campaign.code(), S1);

        rating.start(campaign.code());

        assertThat(rating.entitlements(campaign.code(), S1)).isEqualTo(given).containsOnlyKeys(PRINCIPAL, STAFF);
        assertThat(rating.turnout(campaign.code()))
                .isEqualTo(Map.of(S1, Map.of(PRINCIPAL, new Turnout(1, 0), STAFF, new Turnout(1, 0))));
        assertThat(rating.counts(campaign.code())).isEmpty();
    }

    @Test
    void the_rating_ends_at_the_deadline_and_not_before() {
        campaign.with("S1", "boss", PRINCIPAL).withCadre("S1", "0110");
        rating.start(campaign.code());

        assertThatThrownBy(() -> rating.close(campaign.code())).isInstanceOf(NotYet.class);
        assertThat(campaign.phase()).isEqualTo(Phase.RATING);

        campaign.deadlinePassed(Stage.RATING);
        rating.close(campaign.code());
        rating.close(campaign.code());
        assertThat(campaign.phase()).isEqualTo(Phase.OPENING);
    }

    @Test
    void the_rating_ends_early_when_no_ballot_is_missing() {
        campaign.with("S1", "boss", PRINCIPAL);

        rating.start(campaign.code());
        rating.close(campaign.code());

        assertThat(campaign.phase()).isEqualTo(Phase.OPENING);
    }

    @Test
    void twenty_thousand_people_get_their_ballots_within_seconds() {
        jdbc.sql("""
                        insert into campaign.unit (campaign, code, name, cadres)
                        select ?, 'U' || u, '单位', 20 from generate_series(1, 50) u
                        """).param(campaign.code().value()).update();
        jdbc.sql("""
                        insert into campaign.post (campaign, unit, employee_number, name, role, rank, appraised, rates, verifier)
                        select ?, 'U' || u, u || '-' || n, '干部', 'STAFF', 'SECTION_CHIEF', n <= 20, true, false
                          from generate_series(1, 50) u, generate_series(1, 400) n
                        """).param(campaign.code().value()).update();
        jdbc.sql("""
                        insert into campaign.appraisal (id, campaign, unit, cadre, name, rank)
                        select gen_random_uuid(), campaign, unit, employee_number, name, rank from campaign.post
                         where campaign = ? and appraised
                        """).param(campaign.code().value()).update();
        var began = System.nanoTime();

        rating.start(campaign.code());

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        assertThat(rating.units(campaign.code())).hasSize(50);
        assertThat(rating.entitlements(campaign.code(), new UnitCode("U7")).get(STAFF))
                .hasSize(400);
    }

    @Test
    void neither_table_knows_a_time() {
        assertThat(columns("entitlement")).containsExactlyInAnyOrder("id", "campaign", "unit", "rater", "rater_group");
        assertThat(columns("participation"))
                .containsExactlyInAnyOrder("campaign", "unit", "rater", "entitlement", "reflected");
    }

    private List<String> columns(String table) {
        return jdbc.sql(
                        "select column_name from information_schema.columns where table_schema = 'rating' and table_name = ?")
                .param(table)
                .query(String.class)
                .list();
    }

    private List<String> raters(String unit) {
        return jdbc.sql("""
                        select rater || ' ' || rater_group from rating.entitlement
                         where campaign = ? and unit = ? order by rater
                        """)
                .params(campaign.code().value(), unit)
                .query(String.class)
                .list();
    }
}
