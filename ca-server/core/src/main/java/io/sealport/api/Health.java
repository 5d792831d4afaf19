package io.sealport.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the server is.
 *
 * @param status {@code up}, {@code degraded} (it serves, and somebody should come) or {@code down}
 * @param checks what each part says; absent for who may not read it, and then nothing is degraded
 */
public record Health(String status, @Nullable List<Check> checks) {

  /**
   * One part of the server.
   *
   * @param check its name, such as {@code database}
   * @param status as of the whole
   * @param found one line
   */
  public record Check(String check, String status, String found) {}

  /** What anybody may know. */
  public static Health of(String status) {
    return new Health(status, null);
  }
}
