/** The campaign: rule book, pre-flight, opening, deadlines, publication, abortion; the frozen roster and its appraisals. */
@ApplicationModule(
        displayName = "Campaign",
        allowedDependencies = {"kernel", "roster", "identity", "web"})
package org.pingyi.campaign;

import org.springframework.modulith.ApplicationModule;
