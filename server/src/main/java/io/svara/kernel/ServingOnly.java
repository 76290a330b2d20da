package io.svara.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** On whatever listens or works by itself: it is not there while a {@link Command} runs, perhaps beside a server. */
@Documented
@ConditionalOnProperty(name = "svara.serving", matchIfMissing = true)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ServingOnly {}
