package org.pingyi.identity;

import java.util.List;
import org.pingyi.kernel.Actor;
import org.pingyi.web.Noteworthy;
import org.springframework.stereotype.Component;

/** Tells that somebody else set one's code or password, until one has said that one knows. */
@Component
class NoticeOfCredential implements Noteworthy {
    private final CredentialNotices notices;

    NoticeOfCredential(CredentialNotices notices) {
        this.notices = notices;
    }

    @Override
    public List<Note> notes(Actor actor) {
        var isPerson = actor.person()
                .filter(person -> person.value().equals(actor.login()))
                .isPresent();
        var key = isPerson ? "identity.notice.code" : "identity.notice.password";
        return notices
                .untold(actor.login())
                .map(since -> Note.toAcknowledge("/me/notice", "identity.notice.known", key, since))
                .stream()
                .toList();
    }
}
