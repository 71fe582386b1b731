package org.pingyi.identity.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class LoginPage {
    /** @param stopped for how many minutes the name is stopped */
    @GetMapping("/login")
    String login(
            @RequestParam(required = false) String wrong,
            @RequestParam(required = false) Integer stopped,
            @RequestParam(required = false) String out,
            Model model) {
        model.addAttribute("wrong", wrong != null);
        model.addAttribute("stopped", stopped);
        model.addAttribute("out", out != null);
        return "identity/login";
    }
}
