package io.sealport.policy;

import io.sealport.pki.CrlId;
import io.sealport.pki.SerialNumber;

/**
 * Which CRL a profile's certificates name.
 *
 * @param shards how many parts of the CA's CRL they are spread over; 0 for the whole
 * @param delta whether they also say where the deltas to it are
 */
public record CrlRules(int shards, boolean delta) {

  static final CrlRules STANDARD = new CrlRules(0, false);

  /** The one that a certificate with that serial names. */
  public CrlId crl(String ca, SerialNumber serial) {
    return new CrlId(ca, CrlId.shard(serial, shards));
  }
}
