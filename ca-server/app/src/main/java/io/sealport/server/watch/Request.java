package io.sealport.server.watch;

import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * A request that is under way. It goes with the request from thread to thread, and each line that
 * is logged on the way has its id, and its trace's.
 *
 * @param id 16 hexadecimal digits, made here: what a caller says could stand in the log twice
 */
public record Request(String id, Trace trace)
    implements ThreadPropagatedContextElement<Request.@Nullable Marks> {

  private static final String REQUEST = "request";
  private static final String TRACE = "trace";

  /** What the thread's lines had before. */
  record Marks(@Nullable String request, @Nullable String trace) {}

  /** An id for a request. */
  public static String newId() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }

  /** The request that this thread works for. */
  public static Optional<Request> current() {
    return PropagatedContext.getOrEmpty().find(Request.class);
  }

  @Override
  public Marks updateThreadContext() {
    Marks before = new Marks(MDC.get(REQUEST), MDC.get(TRACE));
    MDC.put(REQUEST, id);
    trace.id().ifPresent(t -> MDC.put(TRACE, t));
    return before;
  }

  @Override
  public void restoreThreadContext(@Nullable Marks before) {
    mark(REQUEST, before == null ? null : before.request());
    mark(TRACE, before == null ? null : before.trace());
  }

  private static void mark(String key, @Nullable String value) {
    if (value == null) {
      MDC.remove(key);
    } else {
      MDC.put(key, value);
    }
  }
}
