package io.sealport.server.front;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a route takes and answers, where its signature does not say it; the API's document does. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Answers {

  /** Every status that is not an error common to all routes. */
  int[] status() default 200;

  /** The body of a success, where the route returns no more than a response. */
  Class<?> body() default byte[].class;

  /** The media type of a success. */
  String type() default "application/json";

  /** The media type of the request's body, where that is not JSON. */
  String takes() default "";
}
