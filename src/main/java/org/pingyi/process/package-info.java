/** The engine: delegates, process contracts, configuration and guards; sits on top of all modules, and alone knows Camunda. */
@ApplicationModule(displayName = "Process")
package org.pingyi.process;

import org.springframework.modulith.ApplicationModule;
