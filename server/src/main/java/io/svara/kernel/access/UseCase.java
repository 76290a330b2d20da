package io.svara.kernel.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * One thing that somebody does with Svara: one class, one transaction, one permission. {@link UseCaseGuard} refuses
 * the call before its transaction begins when the actor of the {@link Scope} lacks the permission.
 */
@Documented
@Component
@Transactional
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface UseCase {

    Permission permission();

    /** Whether an API token will do. What opens doors (passwords, factors, tokens, sign-in) is for a person at a browser. */
    boolean tokens() default true;

    /** It only reads for its caller, though its transaction writes: a token that may read will do. */
    boolean reading() default false;

    @AliasFor(annotation = Transactional.class, attribute = "readOnly")
    boolean readOnly() default false;
}
