package org.pingyi.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.pingyi.kernel.TooLarge;
import org.pingyi.kernel.Unreadable;
import org.pingyi.kernel.UnsupportedType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The body of a request, read when it is first asked for. */
final class RequestJson implements JsonBody {
    /** 1 MB. */
    static final int LIMIT = 1 << 20;

    private final HttpServletRequest request;
    private final MediaType answer;
    private StrictJson json;

    /** @param answer what the handler answers with, or null where it answers with nothing */
    RequestJson(HttpServletRequest request, MediaType answer) {
        this.request = request;
        this.answer = answer;
    }

    @Override
    public JsonNode tree() {
        return json().tree();
    }

    @Override
    public <T> T as(Class<T> type) {
        return json().as(type);
    }

    private StrictJson json() {
        if (json == null) {
            if (answer != null && !isAccepted(answer)) {
                throw new NotAcceptable();
            }
            json = StrictJson.of(read());
        }
        return json;
    }

    private boolean isAccepted(MediaType type) {
        var accept = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
        try {
            return accept.isEmpty()
                    || MediaType.parseMediaTypes(accept).stream()
                            .anyMatch(accepted -> accepted.getQualityValue() > 0 && accepted.includes(type));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private byte[] read() {
        var type = request.getContentType();
        if (type != null && !isJson(type) || request.getHeader(HttpHeaders.CONTENT_ENCODING) != null) {
            throw new UnsupportedType("json.type");
        }
        if (request.getContentLengthLong() > LIMIT) {
            throw new TooLarge("json.tooLarge");
        }
        try {
            var body = request.getInputStream().readNBytes(LIMIT + 1);
            if (body.length > LIMIT) {
                throw new TooLarge("json.tooLarge");
            }
            if (body.length == 0) {
                throw new Unreadable("json.empty");
            }
            if (type == null) {
                throw new UnsupportedType("json.type");
            }
            return body;
        } catch (IOException e) {
            // the caller has gone, or his chunks are not chunks
            throw new Unreadable("json.unreadable");
        }
    }

    private static boolean isJson(String contentType) {
        try {
            var type = MediaType.parseMediaType(contentType);
            return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                    && (type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
