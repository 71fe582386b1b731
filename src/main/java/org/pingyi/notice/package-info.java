/** Reminders and letters. */
@ApplicationModule(
        displayName = "Notice",
        allowedDependencies = {"kernel", "roster", "campaign"})
package org.pingyi.notice;

import org.springframework.modulith.ApplicationModule;
