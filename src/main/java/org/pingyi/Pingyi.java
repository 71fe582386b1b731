package org.pingyi;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Pingyi {
    public static void main(String[] args) {
        SpringApplication.run(Pingyi.class, args);
    }
}
