package org.pingyi.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The installation's secret ({@code PINGYI_SECRET}), from which the keys of this module's hashes are derived. */
@Component
class Secret {
    private static final String HMAC = "HmacSHA256";
    private final SecretKeySpec codes;
    private final SecretKeySpec names;

    Secret(@Value("${pingyi.secret:}") String secret) {
        if (secret.isBlank()) {
            throw new IllegalStateException(
                    "PINGYI_SECRET is not set; it is the key of the access codes' hashes and the"
                            + " same on all nodes");
        }
        var root = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC);
        codes = new SecretKeySpec(hmac(root, "pingyi access codes"), HMAC);
        names = new SecretKeySpec(hmac(root, "pingyi login names"), HMAC);
    }

    byte[] hashOfCode(String employeeNumber, String code) {
        return hmac(codes, employeeNumber + ':' + code);
    }

    byte[] hashOfName(String typed) {
        return hmac(names, typed);
    }

    static byte[] hmac(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
