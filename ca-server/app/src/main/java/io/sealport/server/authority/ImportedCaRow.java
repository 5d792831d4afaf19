package io.sealport.server.authority;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * A CA that came from elsewhere.
 *
 * @param chain the certificates above it as PEM, the root last; empty where it is its own root
 */
@MappedEntity("imported_ca")
record ImportedCaRow(@Id String id, String chain, String serverProfile, String userProfile) {}
