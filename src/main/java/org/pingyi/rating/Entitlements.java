package org.pingyi.rating;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.pingyi.campaign.Progress.Turnout;
import org.pingyi.campaign.Stage;
import org.pingyi.campaign.Windows;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.UnitCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who has a ballot, and who of them has cast: {@code rating.entitlement} and {@code rating.participation}. */
@Repository
class Entitlements {
    /** How many rows go to the database at once. */
    private static final int CHUNK = 10_000;

    private static final String CAST =
            " left join rating.participation p on (p.campaign, p.unit, p.rater) = (e.campaign, e.unit, e.rater) ";
    private final JdbcClient jdbc;

    Entitlements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a rater stands: has he cast, and does the window still let him ({@link Windows#standing})? */
    record Standing(Entitlement entitlement, boolean cast, String window) {}

    Optional<Standing> find(UUID id) {
        return jdbc.sql("select e.id, e.campaign, e.unit, e.rater, e.rater_group, p.rater is not null as has_cast, "
                        + Windows.standing("e.campaign", Stage.RATING) + " as standing from rating.entitlement e" + CAST
                        + "where e.id = ?")
                .param(id)
                .query((row, number) ->
                        new Standing(entitlement(row), row.getBoolean("has_cast"), row.getString("standing")))
                .optional();
    }

    List<Entitlement> uncast(CampaignCode campaign, EmployeeNumber rater) {
        return jdbc.sql("select e.id, e.campaign, e.unit, e.rater, e.rater_group from rating.entitlement e" + CAST
                        + "where e.campaign = ? and e.rater = ? and p.rater is null order by e.unit")
                .param(campaign.value())
                .param(rater.value())
                .query((row, number) -> entitlement(row))
                .list();
    }

    List<Entitlement> castBy(CampaignCode campaign, EmployeeNumber rater) {
        return jdbc.sql("""
                        select e.id, campaign, unit, rater, e.rater_group
                          from rating.entitlement e join rating.participation using (campaign, unit, rater)
                         where campaign = ? and rater = ? order by unit
                        """)
                .param(campaign.value())
                .param(rater.value())
                .query((row, number) -> entitlement(row))
                .list();
    }

    void give(CampaignCode campaign, List<Entitlement> all) {
        for (int from = 0; from < all.size(); from += CHUNK) {
            var chunk = all.subList(from, Math.min(from + CHUNK, all.size()));
            jdbc.sql("""
                            insert into rating.entitlement (id, campaign, unit, rater, rater_group)
                            select id, ?, unit, rater, rater_group
                              from unnest(?::uuid[], ?::text[], ?::text[], ?::text[]) as given (id, unit, rater, rater_group)
                            on conflict do nothing
                            """)
                    .param(campaign.value())
                    .param(texts(chunk, Entitlement::id))
                    .param(texts(chunk, Entitlement::unit))
                    .param(texts(chunk, Entitlement::rater))
                    .param(texts(chunk, Entitlement::group))
                    .update();
        }
    }

    Map<RaterGroup, List<UUID>> ids(CampaignCode campaign, UnitCode unit) {
        var ids = new EnumMap<RaterGroup, List<UUID>>(RaterGroup.class);
        jdbc.sql("select rater_group, id from rating.entitlement where campaign = ? and unit = ? order by id")
                .param(campaign.value())
                .param(unit.value())
                .query(row -> {
                    ids.computeIfAbsent(group(row), group -> new ArrayList<>()).add(id(row, "id"));
                });
        return ids;
    }

    List<UnitCode> units(CampaignCode campaign) {
        return jdbc.sql("select distinct unit from rating.entitlement where campaign = ? order by unit")
                .param(campaign.value())
                .query((row, number) -> new UnitCode(row.getString("unit")))
                .list();
    }

    int missing(CampaignCode campaign) {
        return jdbc.sql("select count(*) from rating.entitlement e" + CAST + "where e.campaign = ? and p.rater is null")
                .param(campaign.value())
                .query(Integer.class)
                .single();
    }

    Map<UnitCode, Map<RaterGroup, Turnout>> turnout(CampaignCode campaign) {
        var turnout = new TreeMap<UnitCode, Map<RaterGroup, Turnout>>();
        jdbc.sql("select e.unit, e.rater_group, count(*) as entitled, count(p.rater) as cast_ballots"
                        + " from rating.entitlement e" + CAST + "where e.campaign = ? group by e.unit, e.rater_group")
                .param(campaign.value())
                .query(row -> {
                    turnout.computeIfAbsent(unit(row), unit -> new EnumMap<>(RaterGroup.class))
                            .put(group(row), new Turnout(row.getInt("entitled"), row.getInt("cast_ballots")));
                });
        return turnout;
    }

    /** As the ballot box counts: groups of which nobody has cast are left out. */
    Map<UnitCode, Map<RaterGroup, Integer>> cast(CampaignCode campaign) {
        var cast = new TreeMap<UnitCode, Map<RaterGroup, Integer>>();
        jdbc.sql("""
                        select e.unit, e.rater_group, count(*) as cast_ballots
                          from rating.participation p join rating.entitlement e using (campaign, unit, rater)
                         where e.campaign = ? group by e.unit, e.rater_group
                        """).param(campaign.value()).query(row -> {
            cast.computeIfAbsent(unit(row), unit -> new EnumMap<>(RaterGroup.class))
                    .put(group(row), row.getInt("cast_ballots"));
        });
        return cast;
    }

    Map<UnitCode, List<UUID>> toReflect(CampaignCode campaign, int limit) {
        var found = new TreeMap<UnitCode, List<UUID>>();
        jdbc.sql("""
                        select unit, entitlement
                          from (select unit, entitlement, row_number() over (partition by unit order by entitlement) as place
                                  from rating.participation
                                 where campaign = ? and not reflected) as waiting
                         where place <= ?
                        """).param(campaign.value()).param(limit).query(row -> {
            found.computeIfAbsent(unit(row), unit -> new ArrayList<>()).add(id(row, "entitlement"));
        });
        return found;
    }

    void reflected(List<UUID> ids) {
        jdbc.sql("""
                        update rating.participation p set reflected = true
                          from rating.entitlement e
                         where e.id = any (?::uuid[])
                           and (p.campaign, p.unit, p.rater) = (e.campaign, e.unit, e.rater) and not p.reflected
                        """).param(texts(ids, id -> id)).update();
    }

    private static Entitlement entitlement(ResultSet row) throws SQLException {
        return new Entitlement(
                id(row, "id"),
                new CampaignCode(row.getString("campaign")),
                unit(row),
                new EmployeeNumber(row.getString("rater")),
                group(row));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static UnitCode unit(ResultSet row) throws SQLException {
        return new UnitCode(row.getString("unit"));
    }

    private static RaterGroup group(ResultSet row) throws SQLException {
        return RaterGroup.valueOf(row.getString("rater_group"));
    }

    private static <T> String[] texts(Collection<T> all, Function<T, Object> of) {
        return all.stream().map(of).map(Object::toString).toArray(String[]::new);
    }
}
