package org.pingyi.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Without an external database the application brings everything itself: a folder, a database in it, a secret, and it
 * listens on loopback unless told otherwise.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(ExternalDatabaseGiven.Not.class)
class EvaluationMode {
    @Bean
    static HoldingDataFolder dataFolder(ConfigurableEnvironment environment) {
        return new HoldingDataFolder(environment);
    }

    @Bean(destroyMethod = "close")
    EmbeddedDatabase embeddedDatabase(HoldingDataFolder holding) throws IOException {
        var folder = holding.folder();
        // Where the library also looks for old folders of its own to delete; left at its default that is a place
        // which every user of the machine can write.
        System.setProperty("ot.epg.working-dir", folder.binaries().toString());
        return EmbeddedDatabase.start(folder, folder.binaries());
    }

    @Bean
    DemoGround demoGround(HoldingDataFolder holding) {
        return new DemoGround(holding.wantsDemo(), holding.folder());
    }

    /** Takes the folder before anything else exists, gives it back after everything else has gone. */
    static class HoldingDataFolder implements BeanFactoryPostProcessor, DisposableBean {
        private final ConfigurableEnvironment environment;
        private DataFolder folder;

        HoldingDataFolder(ConfigurableEnvironment environment) {
            this.environment = environment;
        }

        @Override
        public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
            folder = DataFolder.take(Path.of(environment.getProperty("pingyi.data-dir", "./data")));
            refuseDemoForOthers();
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "evaluation", Map.of("pingyi.secret", folder.secret(), "server.address", "127.0.0.1")));
        }

        boolean wantsDemo() {
            return environment.getProperty("pingyi.demo", Boolean.class, true);
        }

        DataFolder folder() {
            return folder;
        }

        private void refuseDemoForOthers() {
            var address = environment.getProperty("server.address");
            var demo = folder.hasDemoAccounts() || (wantsDemo() && !folder.hasDatabase());
            if (demo && StringUtils.hasText(address) && !isLoopback(address)) {
                throw new CannotStart(
                        "演示账号的密码是公开的，有演示账号时只能监听本机，而 SERVER_ADDRESS 是 " + address
                                + "。\nDemo accounts have known passwords: with them the application listens on loopback only, and SERVER_ADDRESS is "
                                + address + ".",
                        "请去掉 SERVER_ADDRESS，或在一个新的数据文件夹上设置 PINGYI_DEMO=false。\n"
                                + "Leave SERVER_ADDRESS out, or set PINGYI_DEMO=false on a new data folder.");
            }
        }

        private static boolean isLoopback(String address) {
            try {
                return InetAddress.getByName(address).isLoopbackAddress();
            } catch (UnknownHostException unknown) {
                return false;
            }
        }

        @Override
        public void destroy() {
            if (folder != null) {
                folder.close();
            }
        }
    }
}
