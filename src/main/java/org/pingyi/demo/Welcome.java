package org.pingyi.demo;

import java.util.ArrayList;
import java.util.List;
import org.pingyi.database.DemoGround;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The last words of a start: where to go, and as whom. To the console and not to the log, which others may keep:
 * the demo's codes are in it.
 */
@Component
class Welcome {
    private final ObjectProvider<DemoGround> ground;
    private final Environment environment;

    Welcome(ObjectProvider<DemoGround> ground, Environment environment) {
        this.ground = ground;
        this.environment = environment;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    @SuppressWarnings("SystemOut")
    void on(ApplicationReadyEvent ready) {
        boolean rehearses = environment.containsProperty("rehearse");
        if (!rehearses
                && ready.getApplicationContext() instanceof WebServerApplicationContext web
                && web.getWebServer() != null) {
            System.out.println();
            words(web.getWebServer().getPort()).forEach(System.out::println);
            System.out.println();
        }
    }

    List<String> words(int port) {
        var words = new ArrayList<String>();
        words.add("评议系统已就绪 / Pingyi is ready: http://" + host() + ":" + port + "/");
        ground.ifAvailable(demo -> {
            words.add("试用模式：内置数据库 / evaluation mode, with an embedded database: "
                    + environment.getProperty("pingyi.data-dir", "./data"));
            words.addAll(demo.remembered());
        });
        return words;
    }

    private String host() {
        var address = environment.getProperty("server.address", "localhost");
        return address.equals("0.0.0.0") || address.equals("::") ? "localhost" : address;
    }
}
