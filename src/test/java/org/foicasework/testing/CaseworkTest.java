package org.foicasework.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.foicasework.FoiCasework;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/**
 * A test against the whole application: a real PostgreSQL, the real engine with the real processes and forms, the demo
 * people, a real port on loopback. No job runs by itself: a test runs the ones it wants. {@link TimeMachine} sets the time.
 *
 * <p>All such tests share one application, started once per run, and one database; each works on cases of its own. A
 * {@code @MockitoBean}, an {@code @Import} or a property of its own would ask for a second application, which is refused: a
 * helper that needs beans is a {@code @TestComponent}, and every such test can have it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@SpringBootTest(classes = FoiCasework.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles({"local", "test"})
@Import(TestBeans.class)
@ExtendWith(TimeMachine.ResetAfterEach.class)
public @interface CaseworkTest {}
