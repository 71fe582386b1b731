package org.pingyi.campaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Rank;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.UnitCode;
import org.pingyi.roster.Post;

/** Small rosters, written as a test needs them. */
final class Rosters {
    private final List<Post> posts = new ArrayList<>();

    /** A unit that nothing is wrong with: a principal, three deputies, two cadres, two more people. */
    static Rosters complete(String unit) {
        return new Rosters()
                .with(unit, unit + "-1", RaterGroup.PRINCIPAL)
                .with(unit, unit + "-2", RaterGroup.DEPUTY)
                .with(unit, unit + "-3", RaterGroup.DEPUTY)
                .with(unit, unit + "-4", RaterGroup.DEPUTY)
                .withCadre(unit, unit + "-5", RaterGroup.STAFF)
                .withCadre(unit, unit + "-6", RaterGroup.STAFF)
                .with(unit, unit + "-7", RaterGroup.STAFF)
                .with(unit, unit + "-8", RaterGroup.STAFF);
    }

    Rosters and(Rosters other) {
        posts.addAll(other.posts);
        return this;
    }

    Rosters with(String unit, String number, RaterGroup role) {
        return with(post(unit, number, role, null, false, true, false));
    }

    Rosters withCadre(String unit, String number, RaterGroup role) {
        return with(post(unit, number, role, Rank.SECTION_CHIEF, true, true, false));
    }

    Rosters withVerifier(String unit, String number, RaterGroup role) {
        return with(post(unit, number, role, null, false, true, true));
    }

    Rosters withWhoDoesNotRate(String unit, String number, RaterGroup role) {
        return with(post(unit, number, role, null, false, false, false));
    }

    Rosters with(Post post) {
        posts.add(post);
        return this;
    }

    Rosters without(String number) {
        posts.removeIf(post -> post.employeeNumber().value().equals(number));
        return this;
    }

    List<Post> posts() {
        return posts.stream()
                .sorted(Comparator.comparing(Post::unit).thenComparing(Post::employeeNumber))
                .toList();
    }

    static Post post(
            String unit,
            String number,
            RaterGroup role,
            Rank rank,
            boolean appraised,
            boolean rates,
            boolean verifier) {
        return new Post(
                new UnitCode(unit),
                "单位" + unit,
                new EmployeeNumber(number),
                "人员" + number,
                role,
                rank,
                appraised ? "科长" : null,
                appraised,
                rates,
                verifier);
    }
}
