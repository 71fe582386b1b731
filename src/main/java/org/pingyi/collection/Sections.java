package org.pingyi.collection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.pingyi.kernel.Invalid;
import org.pingyi.kernel.Problem;
import org.pingyi.web.Texts;

/** The rules of the four sections: each 1–4,000 code points, and when two reports are the same. */
final class Sections {
    static final int LONGEST = 4_000;

    private Sections() {}

    static SelfReport checked(SelfReport report) {
        var wrong = new ArrayList<Problem>();
        Texts.require(wrong, "/summary", report.summary(), 1, LONGEST);
        Texts.require(wrong, "/achievements", report.achievements(), 1, LONGEST);
        Texts.require(wrong, "/problems", report.problems(), 1, LONGEST);
        Texts.require(wrong, "/plan", report.plan(), 1, LONGEST);
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong, "collection.report.invalid");
        }
        return report;
    }

    /** SHA-256 over the sections, each after its length, so that no text can pass from one section to the next. */
    static byte[] digest(SelfReport report) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var section : List.of(report.summary(), report.achievements(), report.problems(), report.plan())) {
                var bytes = section.getBytes(StandardCharsets.UTF_8);
                sha.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                sha.update(bytes);
            }
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
