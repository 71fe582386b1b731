/** Stage 2: who rates whom, participation, casting; cannot know what was voted. */
@ApplicationModule(
        displayName = "Rating",
        allowedDependencies = {"kernel", "roster", "campaign", "ballotbox", "collection", "web"})
package org.pingyi.rating;

import org.springframework.modulith.ApplicationModule;
