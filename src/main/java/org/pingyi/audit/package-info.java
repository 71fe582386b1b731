/** The append-only trail of deeds. */
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"kernel", "web"})
package org.pingyi.audit;

import org.springframework.modulith.ApplicationModule;
