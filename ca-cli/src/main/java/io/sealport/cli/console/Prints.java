package io.sealport.cli.console;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a command prints with {@code --json}. Scripts depend on it: a field is never removed,
 * renamed or given another type, and a test holds every shape against {@code json-schema.json}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Prints {

  /** The record that is printed. */
  Class<?> value();

  /** Whether it is an array of them. */
  boolean list() default false;
}
