package io.svara;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Svara {

    public static void main(String[] arguments) {
        SpringApplication.run(Svara.class, arguments);
    }
}
