package org.pingyi.database;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** With a database of the operator's nothing is made up: he must say the secret too, because all nodes share it. */
@Configuration(proxyBeanMethods = false)
@Conditional(ExternalDatabaseGiven.class)
class ExternalDatabase {
    @Bean
    static BeanFactoryPostProcessor secretIsGiven(Environment environment) {
        return factory -> {
            if (!StringUtils.hasText(environment.getProperty("pingyi.secret"))) {
                throw new CannotStart(
                        "使用外部数据库时必须设置 PINGYI_SECRET。\nPINGYI_SECRET is required with an external database.",
                        "请设置一个足够长的随机值，所有节点相同，并妥善保管：登录码的散列依赖它。\n"
                                + "Set a long random value, the same on all nodes, and keep it: the access codes' hashes depend on it.");
            }
        };
    }
}
