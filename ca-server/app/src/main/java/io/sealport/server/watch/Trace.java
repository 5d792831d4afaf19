package io.sealport.server.watch;

import java.util.List;
import java.util.Optional;

/** What one request is traced by; {@link #NONE} where it is not. */
public interface Trace {

  /** Traces nothing and costs nothing. */
  Trace NONE =
      new Trace() {
        @Override
        public Optional<String> id() {
          return Optional.empty();
        }

        @Override
        public Span begin(Figure step, List<String> values) {
          return Span.NONE;
        }

        @Override
        public void end(String route, int status) {}
      };

  /** The trace's id, 32 hexadecimal digits. */
  Optional<String> id();

  /**
   * Begins a step of the request.
   *
   * @param values of the step's labels, in their order; they leave the house, so never a secret
   */
  Span begin(Figure step, List<String> values);

  /** The request is answered. */
  void end(String route, int status);

  /** A step that is under way. */
  @FunctionalInterface
  interface Span {

    /** Of nothing. */
    Span NONE = failed -> {};

    /** The step is over. */
    void end(boolean failed);
  }
}
