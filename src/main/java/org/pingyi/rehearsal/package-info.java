/** A whole campaign with simulated people in a database that is thrown away (试评); sits on top like the process. */
@ApplicationModule(
        displayName = "Rehearsal",
        allowedDependencies = {
            "kernel",
            "database",
            "demo",
            "roster",
            "identity",
            "campaign",
            "ballotbox",
            "outcome",
            "reporting",
            "web"
        })
package org.pingyi.rehearsal;

import org.springframework.modulith.ApplicationModule;
