package org.pingyi;

import org.pingyi.rehearsal.Rehearsal;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Pingyi {
    /** Runs until it is stopped; with {@code --rehearse} or {@code --rehearse=FILE} until the rehearsal is over. */
    public static void main(String[] args) {
        var application = SpringApplication.run(Pingyi.class, args);
        application.getBeanProvider(Rehearsal.class).ifAvailable(rehearsal -> {
            int exitCode = rehearsal.play();
            System.exit(SpringApplication.exit(application, () -> exitCode));
        });
    }
}
