package io.sealport.server.watch;

import org.jspecify.annotations.Nullable;

/** Begins the traces of requests. */
public interface Tracing extends AutoCloseable {

  /** No request is traced. */
  Tracing OFF = (method, request, parent, state) -> Trace.NONE;

  /**
   * Begins the trace of a request, below that of its caller where it has one.
   *
   * @param request the id that the log knows it by
   * @param parent the header {@code traceparent} (W3C Trace Context 3.2), whatever it says
   * @param state the header {@code tracestate}
   */
  Trace begin(String method, String request, @Nullable String parent, @Nullable String state);

  /** Sends what is still to be sent. */
  @Override
  default void close() {}
}
