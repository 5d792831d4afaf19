package io.sealport.server.watch;

/** One time that is at hand; adding to it costs less than a tenth of a microsecond. */
@FunctionalInterface
public interface Timing {

  /** It took that long once more. */
  void took(long nanos);
}
