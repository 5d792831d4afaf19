package io.sealport.server.registration;

import io.sealport.pki.Name;
import java.util.List;

/**
 * What this room must be told.
 *
 * @param httpsNames the names that the https listener is reached by
 */
public record RegistrationSettings(List<Name> httpsNames) {

  public RegistrationSettings {
    httpsNames = List.copyOf(httpsNames);
  }
}
