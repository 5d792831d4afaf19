package io.sealport.pki;

/**
 * Which certificates a CRL is for: all of a CA, or those whose address names one part (RFC 5280
 * 5.2.5).
 *
 * @param shard from 1 on; 0 for all of them
 */
public record CrlId(String ca, int shard) {

  /** More would be signed every day for nothing. */
  public static final int MOST_SHARDS = 256;

  /** No id of a CA holds it. */
  private static final String BETWEEN = ".";

  public static CrlId whole(String ca) {
    return new CrlId(ca, 0);
  }

  public boolean isWhole() {
    return shard == 0;
  }

  /** {@code users} or {@code users.7}, as in the address. */
  public String name() {
    return isWhole() ? ca : ca + BETWEEN + shard;
  }

  /** The name of the deltas to it. */
  public String deltaName() {
    return name() + BETWEEN + "delta";
  }

  /**
   * The part, from 1 on, that a certificate goes into: random serials fill them evenly.
   *
   * @param shards how many parts there are; 0 where there are none
   */
  public static int shard(SerialNumber serial, int shards) {
    return shards == 0 ? 0 : 1 + (serial.value().intValue() & Integer.MAX_VALUE) % shards;
  }
}
