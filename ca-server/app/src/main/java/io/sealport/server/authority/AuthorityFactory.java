package io.sealport.server.authority;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.security.SecureRandom;

/** Chooses the key store. */
@Factory
final class AuthorityFactory {

  @Singleton
  SigningKeys signingKeys(AuthoritySettings settings, Passphrase passphrase, SecureRandom random) {
    return new KeyFiles(settings.keys(), passphrase, random);
  }
}
