/** Sealed ballots, the scrutineers' key shares, opening; cannot know who voted. */
@ApplicationModule(
        displayName = "Ballot box",
        allowedDependencies = {"kernel", "web"})
package org.pingyi.ballotbox;

import org.springframework.modulith.ApplicationModule;
