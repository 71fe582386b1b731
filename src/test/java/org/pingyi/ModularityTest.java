package org.pingyi;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTest {
    private final ApplicationModules modules = ApplicationModules.of(Pingyi.class);

    @Test
    void every_module_keeps_to_what_it_may_depend_on() {
        modules.verify();
    }

    /** The diagrams and canvases as the code is now, in {@code target/spring-modulith-docs}. */
    @Test
    void the_modules_document_themselves() {
        new Documenter(modules)
                .writeModulesAsPlantUml()
                .writeIndividualModulesAsPlantUml()
                .writeModuleCanvases();
    }
}
