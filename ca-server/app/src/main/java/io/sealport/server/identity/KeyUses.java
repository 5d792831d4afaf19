package io.sealport.server.identity;

import io.sealport.pki.KeyHash;
import io.sealport.pki.Name;
import java.util.List;

/** What this CA knows of a key: where it was seen before. */
@FunctionalInterface
public interface KeyUses {

  /** The names that were proven by that key or certified for it, however long ago. */
  List<Name> names(KeyHash key);
}
