/** Grades, verification, objection, approval, measures. */
@ApplicationModule(
        displayName = "Outcome",
        allowedDependencies = {"kernel", "roster", "campaign", "collection", "tally", "web"})
package org.pingyi.outcome;

import org.springframework.modulith.ApplicationModule;
