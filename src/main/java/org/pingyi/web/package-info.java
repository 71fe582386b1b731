/** What every page and API call shares: tasks, strict JSON, problems, who may call what. */
@ApplicationModule(
        displayName = "Web",
        allowedDependencies = {"kernel"})
package org.pingyi.web;

import org.springframework.modulith.ApplicationModule;
