/** Accounts, access codes, roles, login, sessions. */
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {"kernel", "roster", "web"})
package org.pingyi.identity;

import org.springframework.modulith.ApplicationModule;
