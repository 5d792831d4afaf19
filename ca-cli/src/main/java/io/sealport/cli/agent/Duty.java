package io.sealport.cli.agent;

import java.time.Instant;

/** One thing that is done for a certificate, again and again. */
interface Duty {

  /**
   * When it is to be done next, by what is remembered: {@code Instant.MIN} for at once, {@code
   * Instant.MAX} for not by the clock.
   */
  Instant due(Memory memory);

  /**
   * Does it if it is due.
   *
   * @return what is remembered from now on; a failure is part of it, and not thrown
   */
  Memory fulfil(Memory memory);
}
