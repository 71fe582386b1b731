package org.pingyi.process;

import org.camunda.bpm.spring.boot.starter.annotation.EnableProcessApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Deploys what {@code META-INF/processes.xml} lists, forms too: scanning would skip those. */
@Configuration(proxyBeanMethods = false)
@EnableProcessApplication("pingyi")
@EnableScheduling
class EngineApplication {}
