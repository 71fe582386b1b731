package org.pingyi.campaign;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.pingyi.kernel.CampaignCode;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.UnitCode;
import org.pingyi.roster.Post;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

@Service
class StoredRoster implements FrozenRoster {
    private static final String SELECT = """
            select p.unit, u.name as unit_name, p.employee_number, p.name, p.role, p.rank, p.job_title, p.appraised, p.rates, p.verifier
            from campaign.post p join campaign.unit u on u.campaign = p.campaign and u.code = p.unit
            where p.campaign = ?
            """;
    private static final String IN_ORDER = " order by p.unit, p.employee_number";
    private final JdbcClient jdbc;

    StoredRoster(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Unit> units(CampaignCode campaign) {
        return jdbc.sql("select code, name, cadres from campaign.unit where campaign = ? order by code")
                .param(campaign.value())
                .query((row, number) ->
                        new Unit(new UnitCode(row.getString("code")), row.getString("name"), row.getInt("cadres")))
                .list();
    }

    @Override
    public List<Post> posts(CampaignCode campaign) {
        return jdbc.sql(SELECT + IN_ORDER)
                .param(campaign.value())
                .query(StoredRoster::post)
                .list();
    }

    @Override
    public List<Post> posts(CampaignCode campaign, UnitCode unit) {
        return jdbc.sql(SELECT + "and p.unit = ?" + IN_ORDER)
                .params(campaign.value(), unit.value())
                .query(StoredRoster::post)
                .list();
    }

    @Override
    public List<Post> postsOf(CampaignCode campaign, EmployeeNumber person) {
        return jdbc.sql(SELECT + "and p.employee_number = ?" + IN_ORDER)
                .params(campaign.value(), person.value())
                .query(StoredRoster::post)
                .list();
    }

    @Override
    public List<EmployeeNumber> verifiers(CampaignCode campaign, UnitCode unit) {
        return Unitwise.verifiers(posts(campaign, unit)).stream()
                .map(Post::employeeNumber)
                .toList();
    }

    /** Keeps the posts as they are, gives every appraised one its appraisal, and answers with the hash of all of it. */
    String freeze(CampaignCode campaign, List<Post> posts) {
        var units = Unitwise.of(posts);
        jdbc.sql("insert into campaign.unit (campaign, code, name, cadres) select ?, * from unnest(?, ?, ?)")
                .param(campaign.value())
                .param(column(units, unit -> unit.code().value()))
                .param(column(units, Unitwise::name))
                .param(units.stream().map(unit -> unit.cadres().size()).toArray(Integer[]::new))
                .update();
        jdbc.sql("""
                        insert into campaign.post
                            (campaign, unit, employee_number, name, role, rank, job_title, appraised, rates, verifier)
                        select ?, * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(campaign.value())
                .param(column(posts, post -> post.unit().value()))
                .param(column(posts, post -> post.employeeNumber().value()))
                .param(column(posts, Post::name))
                .param(column(posts, post -> post.role().name()))
                .param(column(
                        posts, post -> post.rank() == null ? null : post.rank().name()))
                .param(column(posts, Post::jobTitle))
                .param(posts.stream().map(Post::appraised).toArray(Boolean[]::new))
                .param(posts.stream().map(Post::rates).toArray(Boolean[]::new))
                .param(posts.stream().map(Post::verifier).toArray(Boolean[]::new))
                .update();
        jdbc.sql("""
                        insert into campaign.appraisal (id, campaign, unit, cadre, name, rank, job_title)
                        select gen_random_uuid(), campaign, unit, employee_number, name, rank, job_title
                        from campaign.post where campaign = ? and appraised
                        """).param(campaign.value()).update();
        return hash(posts);
    }

    /** Lower-case hex SHA-256 of the posts, one a line, the columns separated by tabs, in the order of unit and number. */
    static String hash(List<Post> posts) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var post : posts) {
                var line = "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n"
                        .formatted(
                                post.unit(),
                                post.unitName(),
                                post.employeeNumber(),
                                post.name(),
                                post.role(),
                                post.rank() == null ? "" : post.rank(),
                                post.jobTitle() == null ? "" : post.jobTitle(),
                                post.appraised(),
                                post.rates(),
                                post.verifier());
                sha.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> String[] column(List<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static Post post(ResultSet row, int number) throws SQLException {
        var rank = row.getString("rank");
        return new Post(
                new UnitCode(row.getString("unit")),
                row.getString("unit_name"),
                new EmployeeNumber(row.getString("employee_number")),
                row.getString("name"),
                RaterGroup.valueOf(row.getString("role")),
                rank == null ? null : Rank.valueOf(rank),
                row.getString("job_title"),
                row.getBoolean("appraised"),
                row.getBoolean("rates"),
                row.getBoolean("verifier"));
    }
}
