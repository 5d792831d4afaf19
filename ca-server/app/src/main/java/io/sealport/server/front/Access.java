package io.sealport.server.front;

import io.sealport.policy.Scope;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Who may call a route. Every route has it; one without is closed to everybody. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Access {

  /** Any of these is enough. */
  Who[] value();

  /** What a narrowed token must have; every route that a role opens names exactly one. */
  Scope[] scope() default {};

  /** Also over plain http: what relying parties fetch, and nothing else. */
  boolean plain() default false;

  /** Also without a credential at the listener that this machine alone reaches. */
  boolean local() default false;

  /** Also with a spent token: for routes that give it no more than the answer to its request. */
  boolean spent() default false;

  /**
   * Also with a certificate that has ended, as long as its profile lets it be renewed: for what a
   * renewal needs, and nothing else.
   */
  boolean ended() default false;

  /** Kinds of callers. */
  enum Who {
    /** No credential needed. */
    ANYONE,
    /** Whoever uses a valid certificate of this CA; the route looks at which one. */
    HOLDER,
    AUDITOR,
    OFFICER,
    ADMINISTRATOR
  }
}
