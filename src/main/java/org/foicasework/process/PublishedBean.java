package org.foicasework.process;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

/**
 * A bean that diagrams and decision tables may ask, as in {@code ${deadline.ofQuestion(questionId)}}.
 *
 * <p>Whoever may deploy a diagram may call every public method of such a bean with arguments of their choice. Besides these,
 * an expression sees only the steps themselves: the beans that are a {@code JavaDelegate}, a {@code TaskListener} or an
 * {@code ExecutionListener}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Component
public @interface PublishedBean {

    /** The name in diagrams: a noun, such as {@code deadline}; the names of steps are verbs. */
    @AliasFor(annotation = Component.class)
    String value();
}
