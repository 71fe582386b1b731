package org.pingyi.identity;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.pingyi.kernel.Deed;
import org.pingyi.kernel.EmployeeNumber;
import org.pingyi.kernel.Problem;
import org.pingyi.kernel.UnitCode;
import org.pingyi.roster.Roster;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class IssuingAccessCodes implements AccessCodes {
    private static final int NAMED_IN_TRAIL = 20;
    private static final Comparator<Receiver> BY_UNIT_AND_NUMBER = Comparator.comparing((Receiver receiver) ->
                    receiver.unit() == null ? "" : receiver.unit().value())
            .thenComparing(Receiver::number);
    private final Roster roster;
    private final Secret secret;
    private final Names names;
    private final WrongAttempts wrongAttempts;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final SecureRandom random = new SecureRandom();

    IssuingAccessCodes(
            Roster roster,
            Secret secret,
            Names names,
            WrongAttempts wrongAttempts,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.roster = roster;
        this.secret = secret;
        this.names = names;
        this.wrongAttempts = wrongAttempts;
        this.jdbc = jdbc;
        this.events = events;
    }

    private record Receiver(EmployeeNumber number, String name, UnitCode unit, Set<UnitCode> units) {}

    @Override
    @Transactional
    public List<Issued> issue(String by, Selection selection) {
        names.hold();
        var receivers = receivers(selection);
        if (selection.withoutCode()) {
            var served = withCode();
            receivers = receivers.stream()
                    .filter(receiver -> !served.contains(receiver.number().value()))
                    .toList();
        }
        var issued = receivers.stream()
                .map(receiver -> new Issued(receiver.number(), receiver.name(), receiver.unit(), Code.random(random)))
                .toList();
        if (!issued.isEmpty()) {
            keep(issued);
            wrongAttempts.forget(
                    issued.stream().map(one -> one.employeeNumber().value()).toList());
            events.publishEvent(new Deed(by, "ACCESS_CODES_ISSUED", subject(by, issued), detail(issued)));
        }
        return issued;
    }

    private List<Receiver> receivers(Selection selection) {
        var everybody = everybody();
        if (selection.employeeNumbers() == null && selection.units() == null) {
            return everybody.values().stream().sorted(BY_UNIT_AND_NUMBER).toList();
        }
        var problems = new ArrayList<Problem>();
        var wanted = new HashSet<Receiver>();
        var numbers = selection.employeeNumbers() == null ? List.<EmployeeNumber>of() : selection.employeeNumbers();
        for (int i = 0; i < numbers.size(); i++) {
            var receiver = everybody.get(numbers.get(i));
            if (receiver == null) {
                problems.add(new Problem("/employeeNumbers/" + i, "identity.codes.unknownPerson"));
            } else {
                wanted.add(receiver);
            }
        }
        var units = selection.units() == null ? List.<UnitCode>of() : selection.units();
        var present = everybody.values().stream()
                .flatMap(receiver -> receiver.units().stream())
                .collect(Collectors.toSet());
        for (int i = 0; i < units.size(); i++) {
            if (!present.contains(units.get(i))) {
                problems.add(new Problem("/units/" + i, "identity.codes.unknownUnit"));
            }
        }
        Passwords.refuse(problems);
        if (!units.isEmpty()) {
            var chosen = Set.copyOf(units);
            everybody.values().stream()
                    .filter(receiver -> receiver.units().stream().anyMatch(chosen::contains))
                    .forEach(wanted::add);
        }
        return wanted.stream().sorted(BY_UNIT_AND_NUMBER).toList();
    }

    /** Posts come in the order of unit codes: the first is the one that counts. */
    private Map<EmployeeNumber, Receiver> everybody() {
        var everybody = new HashMap<EmployeeNumber, Receiver>();
        for (var post : roster.posts()) {
            everybody
                    .computeIfAbsent(
                            post.employeeNumber(),
                            number -> new Receiver(number, post.name(), post.unit(), new HashSet<>()))
                    .units()
                    .add(post.unit());
        }
        for (var person : roster.people()) {
            everybody.computeIfAbsent(
                    person.employeeNumber(), number -> new Receiver(number, person.name(), null, Set.of()));
        }
        return everybody;
    }

    private Set<String> withCode() {
        return Set.copyOf(jdbc.sql("select employee_number from identity.credential")
                .query(String.class)
                .list());
    }

    private void keep(List<Issued> issued) {
        jdbc.sql("""
                        insert into identity.credential (employee_number, name, code_hash, set_by_others_at)
                        select number, name, hash, clock_timestamp()
                        from unnest(?::text[], ?::text[], ?::bytea[]) as issued (number, name, hash)
                        on conflict (employee_number) do update set name = excluded.name, code_hash = excluded.code_hash,
                            password_hash = null, set_by_others_at = excluded.set_by_others_at""")
                .param(issued.stream().map(one -> one.employeeNumber().value()).toArray(String[]::new))
                .param(issued.stream().map(Issued::name).toArray(String[]::new))
                .param(issued.stream()
                        .map(one -> secret.hashOfCode(one.employeeNumber().value(), one.code()))
                        .toArray(byte[][]::new))
                .update();
    }

    private static String subject(String by, List<Issued> issued) {
        return issued.size() == 1 ? issued.get(0).employeeNumber().value() : by;
    }

    private static String detail(List<Issued> issued) {
        var some = issued.stream()
                .limit(NAMED_IN_TRAIL)
                .map(one -> one.employeeNumber().value())
                .collect(Collectors.joining(", "));
        return issued.size() + ": " + some + (issued.size() > NAMED_IN_TRAIL ? ", …" : "");
    }
}
