/** What a newcomer finds: sample data in an empty evaluation database, and a word of welcome once everything is ready. */
@ApplicationModule(
        displayName = "Demo",
        allowedDependencies = {"kernel", "database", "roster", "identity"})
package org.pingyi.demo;

import org.springframework.modulith.ApplicationModule;
