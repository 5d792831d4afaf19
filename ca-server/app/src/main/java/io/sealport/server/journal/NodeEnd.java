package io.sealport.server.journal;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/**
 * The last entry of one node's chain.
 *
 * @param joined when its first entry was written
 * @param leftAt since when it writes no more
 */
@MappedEntity("journal_node")
record NodeEnd(@Id String name, long seq, String hash, long joined, @Nullable Long leftAt) {

  NodeEnd at(long nextSeq, String nextHash) {
    return new NodeEnd(name, nextSeq, nextHash, joined, leftAt);
  }
}
