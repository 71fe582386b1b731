package org.pingyi.rating.web;

import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * The key under which a device keeps a ballot's draft: made for the session, told to its own pages only, gone with it.
 * What stays on a shared phone after that nobody can read any more.
 */
@Component
class DraftKeys {
    private static final String ATTRIBUTE = "rating.draftKey";
    private static final int BYTES = 32;
    private final SecureRandom random = new SecureRandom();

    /** 256 random bits in Base64, the same for the session's whole life. */
    String of(HttpSession session) {
        var key = (String) session.getAttribute(ATTRIBUTE);
        if (key == null) {
            var bytes = new byte[BYTES];
            random.nextBytes(bytes);
            key = Base64.getEncoder().encodeToString(bytes);
            session.setAttribute(ATTRIBUTE, key);
        }
        return key;
    }
}
