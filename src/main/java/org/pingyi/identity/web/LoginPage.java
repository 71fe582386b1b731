package org.pingyi.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import org.pingyi.identity.FailedLogin;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class LoginPage {
    /**
     * @param out one has logged out
     * @param again the page had been open for so long that its form was not accepted
     */
    @GetMapping("/login")
    String login(
            @RequestParam(required = false) String out,
            @RequestParam(required = false) String again,
            HttpServletRequest request,
            Model model) {
        model.addAttribute(
                "failed", FailedLogin.takeFrom(request.getSession(false)).orElse(null));
        model.addAttribute("out", out != null);
        model.addAttribute("again", again != null);
        return "identity/login";
    }
}
