package org.pingyi.process.guard;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** A use case's "no" on its way to whoever sits in front of the engine's task list: what he is shown is this sentence. */
public class Refused extends WebApplicationException {
    private static final long serialVersionUID = 1L;

    /**
     * @param status the HTTP status that the same refusal has on our own pages
     * @param sentence finished, in the reader's language
     */
    public Refused(int status, String sentence) {
        super(
                sentence,
                Response.status(status)
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(Map.of("type", Refused.class.getSimpleName(), "message", sentence))
                        .build());
    }
}
