package org.pingyi.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.pingyi.kernel.RaterGroup;
import org.pingyi.kernel.UnitCode;
import org.pingyi.roster.Post;

/** A roster's posts, unit by unit. */
record Unitwise(UnitCode code, String name, List<Post> posts) {
    /** In the order of the units' codes. */
    static List<Unitwise> of(List<Post> posts) {
        var units = new TreeMap<UnitCode, List<Post>>();
        for (var post : posts) {
            units.computeIfAbsent(post.unit(), unit -> new ArrayList<>()).add(post);
        }
        return units.entrySet().stream()
                .map(unit -> new Unitwise(unit.getKey(), unit.getValue().get(0).unitName(), unit.getValue()))
                .toList();
    }

    /** Those whom the roster names; without any, the principal (rule 10). */
    static List<Post> verifiers(List<Post> ofOneUnit) {
        var named = ofOneUnit.stream().filter(Post::verifier).toList();
        return named.isEmpty()
                ? ofOneUnit.stream()
                        .filter(post -> post.role() == RaterGroup.PRINCIPAL)
                        .toList()
                : named;
    }

    List<Post> verifiers() {
        return verifiers(posts);
    }

    List<Post> cadres() {
        return posts.stream().filter(Post::appraised).toList();
    }

    long raters(RaterGroup group) {
        return posts.stream()
                .filter(post -> post.role() == group && post.rates())
                .count();
    }
}
