package org.pingyi.identity.web;

import java.util.Map;
import java.util.stream.Collectors;
import org.pingyi.identity.CredentialNotices;
import org.pingyi.identity.OwnPassword;
import org.pingyi.kernel.Actor;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.Problem;
import org.pingyi.kernel.TooMany;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Setting a password of one's own, in the same use case as the API's. What was typed is never shown again. */
@Controller
class OwnPasswordPage {
    private final OwnPassword ownPassword;
    private final CredentialNotices notices;

    OwnPasswordPage(OwnPassword ownPassword, CredentialNotices notices) {
        this.ownPassword = ownPassword;
        this.notices = notices;
    }

    @GetMapping("/me/password")
    String page(Actor actor, @RequestParam(required = false) String set, Model model) {
        model.addAttribute("set", set != null);
        model.addAttribute("person", isPerson(actor));
        model.addAttribute("wrong", Map.of());
        return "identity/password";
    }

    @PostMapping("/me/password")
    ModelAndView set(
            Actor actor,
            @RequestParam(defaultValue = "") String old,
            @RequestParam(name = "new", defaultValue = "") String fresh) {
        try {
            ownPassword.change(actor, old, fresh);
            return new ModelAndView("redirect:/me/password?set");
        } catch (Invalid invalid) {
            return again(actor, HttpStatus.UNPROCESSABLE_ENTITY)
                    .addObject(
                            "wrong",
                            invalid.problems().stream()
                                    .collect(Collectors.toMap(
                                            Problem::at, problem -> problem, (first, second) -> first)));
        } catch (TooMany tooMany) {
            return again(actor, HttpStatus.TOO_MANY_REQUESTS).addObject("stopped", tooMany);
        }
    }

    private static ModelAndView again(Actor actor, HttpStatus status) {
        return new ModelAndView("identity/password", status)
                .addObject("set", false)
                .addObject("person", isPerson(actor))
                .addObject("wrong", Map.of());
    }

    @PostMapping("/me/notice")
    String known(Actor actor) {
        notices.told(actor.login());
        return "redirect:/tasks";
    }

    private static boolean isPerson(Actor actor) {
        return actor.person()
                .filter(person -> person.value().equals(actor.login()))
                .isPresent();
    }
}
