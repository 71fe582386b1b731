package org.pingyi.process.webapps;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Where the external form keys of the models lead: {@code app:tasks/ballot} and the like. Who opens one finds what he has
 * to do on his own page; the engine's task id and callback in the address are not looked at.
 */
@Controller
class ExternalForms {
    @GetMapping({"/tasks/self-report", "/tasks/ballot", "/tasks/enrolment", "/tasks/opening"})
    String tasks() {
        return "redirect:/tasks";
    }
}
