package io.sealport.server.registration;

import io.sealport.pki.KeyHash;
import io.sealport.pki.SerialNumber;
import java.util.List;
import java.util.Optional;

/**
 * Who wants certificates replaced before their time: asked by the renewal advice, at each renewal
 * and of each key that is to be certified. A room above this one answers.
 */
public interface Recalls {

  /** What is wanted of a certificate that is not replaced yet, the oldest first. */
  List<Recall> of(SerialNumber serial);

  /** What forbids a key, because a certificate of it is recalled as compromised. */
  Optional<Recall> ofKey(KeyHash key);
}
