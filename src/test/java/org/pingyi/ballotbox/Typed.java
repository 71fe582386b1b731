package org.pingyi.ballotbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.pingyi.kernel.Actor;
import org.pingyi.web.JsonBody;

/** What a scrutineer types. */
record Typed(String passphrase) implements JsonBody {
    @Override
    public JsonNode tree() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public <T> T as(Class<T> type) {
        return type.cast(new Passphrase(passphrase));
    }

    /** A passphrase of his own for everybody. */
    static Typed of(String login) {
        return new Typed("the passphrase of " + login);
    }

    static Actor actor(String login) {
        return new Actor(login, login, null, null);
    }
}
