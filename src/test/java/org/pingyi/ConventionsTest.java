package org.pingyi;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.data.repository.Repository;

/**
 * What the compiler doesn't say and reviews forget. Each rule is asked twice: whether the code keeps it, and whether it
 * finds the offenders in {@code org.offenders}, so that no rule is silently empty.
 */
class ConventionsTest {
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.pingyi");
    private static final JavaClasses OFFENDERS = new ClassFileImporter().importPackages("org.offenders");
    private static final Set<String> BINARY = Set.of("double", "float", "java.lang.Double", "java.lang.Float");

    @Test
    void only_process_knows_the_engine() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("org.pingyi.process..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda.."));
    }

    @Test
    void the_old_date_stays_with_the_engine_that_wants_it() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("org.pingyi.process..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Date"));
    }

    @Test
    void the_tally_counts_without_binary_floating_point() {
        holds(CompositeArchRule.of(fields().that(inTally()).should().notHaveRawType(binary()))
                .and(methods().that(inTally()).should().notHaveRawReturnType(binary()))
                .and(noClasses().that().resideInAPackage("..tally..").should().callMethodWhere(takesOrGivesBinary())));
    }

    @Test
    void a_repository_is_its_modules_own_business() {
        holds(classes().that().areAssignableTo(Repository.class).should().notBePublic());
    }

    @Test
    void the_database_clock_is_the_only_one_that_is_asked() {
        holds(noClasses().should().callMethodWhere(asksTheMachine()));
    }

    private static void holds(ArchRule rule) {
        rule.allowEmptyShould(true).check(CODE);
        assertThat(rule.allowEmptyShould(true).evaluate(OFFENDERS).hasViolation())
                .as("it finds an offender: " + rule.getDescription())
                .isTrue();
    }

    private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaMember> inTally() {
        return describe(
                "are in tally", member -> resideInAnyPackage("..tally..").test(member.getOwner()));
    }

    private static DescribedPredicate<JavaClass> binary() {
        return describe("binary floating point", type -> BINARY.contains(type.getName()));
    }

    private static DescribedPredicate<JavaCall<?>> takesOrGivesBinary() {
        return describe(
                "takes or gives binary floating point",
                call -> binary().test(call.getTarget().getRawReturnType())
                        || call.getTarget().getRawParameterTypes().stream().anyMatch(binary()));
    }

    private static DescribedPredicate<JavaCall<?>> asksTheMachine() {
        return describe("asks the machine what time it is", call -> {
            var owner = call.getTargetOwner().getName();
            var name = call.getName();
            return (owner.startsWith("java.time.") && name.equals("now"))
                    || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"))
                    || (owner.startsWith("java.time.Clock") && name.startsWith("system"));
        });
    }
}
