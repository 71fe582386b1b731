package org.pingyi.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.UnitCode;
import org.pingyi.roster.Post;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnRealTables
class FrozenTablesTest {
    @Autowired
    StoredRoster roster;

    @Autowired
    StoredAppraisals appraisals;

    @Autowired
    JdbcClient jdbc;

    @Test
    void posts_units_and_appraisals_stay_as_they_were_frozen() {
        var campaign = campaign("F1");
        var posts = Rosters.complete("B2")
                .and(Rosters.complete("B10"))
                .with("A", "B2-5", RaterGroup.DEPUTY)
                .withVerifier("A", "A-1", RaterGroup.STAFF)
                .posts();

        var hash = roster.freeze(campaign, posts);

        assertThat(hash).matches("[0-9a-f]{64}").isEqualTo(StoredRoster.hash(posts));
        assertThat(roster.posts(campaign)).isEqualTo(posts);
        assertThat(roster.units(campaign))
                .containsExactly(
                        new FrozenRoster.Unit(new UnitCode("A"), "单位A", 0),
                        new FrozenRoster.Unit(new UnitCode("B10"), "单位B10", 2),
                        new FrozenRoster.Unit(new UnitCode("B2"), "单位B2", 2));
        assertThat(roster.postsOf(campaign, new EmployeeNumber("B2-5")))
                .extracting(Post::unit)
                .containsExactly(new UnitCode("A"), new UnitCode("B2"));
        assertThat(roster.verifiers(campaign, new UnitCode("A"))).containsExactly(new EmployeeNumber("A-1"));
        assertThat(roster.verifiers(campaign, new UnitCode("B2"))).containsExactly(new EmployeeNumber("B2-1"));
        assertThat(appraisals.of(campaign))
                .extracting(appraisal -> appraisal.cadre().value())
                .containsExactly("B10-5", "B10-6", "B2-5", "B2-6");
        var one = appraisals.find(campaign, new EmployeeNumber("B2-5")).orElseThrow();
        assertThat(one.rank()).isEqualTo(Rank.SECTION_CHIEF);
        assertThat(one.jobTitle()).isEqualTo("科长");
        assertThat(appraisals.find(one.id())).contains(one);
        assertThat(appraisals.of(new EmployeeNumber("B2-5"))).containsExactly(one);
        assertThat(appraisals.of(campaign, new UnitCode("B2"))).hasSize(2);
    }

    @Test
    void who_is_excluded_is_told_once() {
        var campaign = campaign("F2");
        roster.freeze(campaign, Rosters.complete("U").posts());
        var missing = appraisals.find(campaign, new EmployeeNumber("U-5")).orElseThrow();

        assertThat(appraisals.exclude(List.of(missing.id())))
                .extracting(Appraisal::cadre)
                .containsExactly(missing.cadre());
        assertThat(appraisals.exclude(List.of(missing.id()))).isEmpty();
        assertThat(appraisals.of(campaign)).extracting(Appraisal::excluded).containsExactly(true, false);
    }

    @Test
    void twenty_thousand_people_are_frozen_within_seconds() {
        var campaign = campaign("F3");
        var many = new Rosters();
        for (int unit = 10; unit < 62; unit++) {
            for (int i = 1_000; i < 1_385; i++) {
                if (i < 1_020) {
                    many.withCadre("U" + unit, unit + "-" + i, RaterGroup.STAFF);
                } else {
                    many.with("U" + unit, unit + "-" + i, RaterGroup.STAFF);
                }
            }
        }
        var posts = many.posts();
        var began = System.nanoTime();

        roster.freeze(campaign, posts);

        assertThat((System.nanoTime() - began) / 1_000_000).isLessThan(10_000);
        assertThat(roster.posts(campaign)).hasSize(52 * 385);
        assertThat(appraisals.of(campaign)).hasSize(52 * 20);
    }

    private CampaignCode campaign(String code) {
        jdbc.sql("insert into campaign.campaign (code, title, phase, rule_book) values (?, 'T', 'DRAFT', '{}')")
                .param(code)
                .update();
        return new CampaignCode(code);
    }
}
