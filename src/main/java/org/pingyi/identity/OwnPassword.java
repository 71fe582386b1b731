package org.pingyi.identity;

import org.pingyi.kernel.Actor;

/** Changing one's own password; to people of the roster it replaces the access code. */
public interface OwnPassword {
    /** @throws org.pingyi.kernel.TooMany while the name is stopped, whoever asks */
    void refuseStopped(Actor actor);

    /**
     * Changes it. Sessions stay.
     *
     * @param old the present password or access code
     * @param fresh 10–128 characters
     * @throws org.pingyi.kernel.TooMany while the name is stopped
     * @throws org.pingyi.kernel.Invalid {@code /old} is wrong, which counts as a wrong password, or {@code /new} is unfit
     */
    void change(Actor actor, String old, String fresh);
}
