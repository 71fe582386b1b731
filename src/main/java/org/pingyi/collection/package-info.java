/** Stage 1: self reports, drafts, exclusion. */
@ApplicationModule(
        displayName = "Collection",
        allowedDependencies = {"kernel", "roster", "campaign", "web"})
package org.pingyi.collection;

import org.springframework.modulith.ApplicationModule;
