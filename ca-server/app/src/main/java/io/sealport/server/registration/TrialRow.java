package io.sealport.server.registration;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** How two rulebooks compare so far; {@code id} is the fingerprints of both. */
@MappedEntity("policy_trial")
record TrialRow(@Id String id, long since, long judged, long differing) {

  static String id(String active, String candidate) {
    return active + "/" + candidate;
  }
}
