/** Stage 3: weights, counting the opened box, composite scores; exact. */
@ApplicationModule(
        displayName = "Tally",
        allowedDependencies = {"kernel", "campaign", "ballotbox", "web"})
package org.pingyi.tally;

import org.springframework.modulith.ApplicationModule;
