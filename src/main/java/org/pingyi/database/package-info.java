/** The database under everything: the embedded PostgreSQL of the evaluation mode, and the migrations of each module. */
@ApplicationModule(
        displayName = "Database",
        allowedDependencies = {})
package org.pingyi.database;

import org.springframework.modulith.ApplicationModule;
