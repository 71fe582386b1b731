/** Units, people, ranks, the cadre pool; import and export of the roster file. */
@ApplicationModule(
        displayName = "Roster",
        allowedDependencies = {"kernel", "web"})
package org.pingyi.roster;

import org.springframework.modulith.ApplicationModule;
