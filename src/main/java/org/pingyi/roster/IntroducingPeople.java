package org.pingyi.roster;

import java.util.List;
import java.util.Optional;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.Rank;
import org.pingyi.web.Introducing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class IntroducingPeople implements Introducing {
    private final JdbcClient jdbc;

    IntroducingPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Introduction> introduce(Actor actor) {
        return actor.person()
                .filter(person -> person.value().equals(actor.login()))
                .flatMap(person -> jdbc.sql("""
                        select p.rank, array(select u.name from roster.post o join roster.unit u on u.code = o.unit
                                              where o.person = p.employee_number order by u.code) as units
                          from roster.person p where p.employee_number = ?""")
                        .param(person.value())
                        .query((row, number) -> {
                            var rank = row.getString("rank");
                            return new Introduction(
                                    List.of((String[]) row.getArray("units").getArray()),
                                    rank == null ? null : Rank.valueOf(rank));
                        })
                        .optional());
    }
}
