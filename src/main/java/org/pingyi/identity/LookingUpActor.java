package org.pingyi.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.pingyi.web.Acting;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts who acts into the request, as he stands now. Whose account is disabled, or who has left and is not expected any
 * more, is out at once, whatever session he has.
 */
class LookingUpActor extends OncePerRequestFilter {
    private final Logins logins;

    LookingUpActor(Logins logins) {
        this.logins = logins;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof LoggedIn login) {
            var actor = login.justNow().or(() -> logins.actor(login.getName()));
            if (actor.isPresent()) {
                Acting.in(request, actor.get());
            } else {
                SecurityContextHolder.clearContext();
                var session = request.getSession(false);
                if (session != null) {
                    session.invalidate();
                }
            }
        }
        chain.doFilter(request, response);
    }
}
