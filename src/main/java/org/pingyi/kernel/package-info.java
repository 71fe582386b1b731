/** What every module shares: identifiers, the few enumerations of the glossary, refusals, deeds and the database's clock. */
@ApplicationModule(displayName = "Kernel", type = ApplicationModule.Type.OPEN)
package org.pingyi.kernel;

import org.springframework.modulith.ApplicationModule;
