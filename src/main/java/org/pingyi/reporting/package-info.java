/** Exports and charts over read models. */
@ApplicationModule(
        displayName = "Reporting",
        allowedDependencies = {"kernel", "campaign", "outcome", "web"})
package org.pingyi.reporting;

import org.springframework.modulith.ApplicationModule;
