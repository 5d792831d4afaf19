package io.sealport.server.status;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * A piece of a published CRL; {@code id} is {@code SHA256/PLACE}, from 0 on.
 *
 * @param name the CRL's
 */
@MappedEntity("crl_part")
@SuppressWarnings("ArrayRecordComponent") // a row is written and read, never compared
record CrlPartRow(@Id String id, String name, String sha256, byte[] bytes) {

  static String id(String sha256, long place) {
    return sha256 + "/" + place;
  }
}
