package io.sealport.server.registration;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A profile's text as the journal told it last; {@code id} is the book and the profile's name. */
@MappedEntity("policy_text")
record PolicyTextRow(@Id String id, String book, String name, String yaml) {

  static PolicyTextRow of(String book, String name, String yaml) {
    return new PolicyTextRow(book + "/" + name, book, name, yaml);
  }
}
