package io.sealport.server.boot;

import io.micronaut.context.annotation.Factory;
import io.sealport.pki.CertificateFacts;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.identity.CertificateSettings;
import io.sealport.server.identity.LdapSettings;
import io.sealport.server.identity.OidcSettings;
import io.sealport.server.identity.OwnStatus;
import io.sealport.server.identity.WebhookSettings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Tells the checks that prove a person or a machine what they must be told. */
@Factory
final class PersonWiring {

  @Singleton
  OidcSettings oidc(IdentityFile file) {
    return file.section("oidc", OidcSection::read, OidcSettings.NONE);
  }

  @Singleton
  LdapSettings ldap(IdentityFile file) {
    return file.section("ldap", LdapSection::read, LdapSettings.NONE);
  }

  @Singleton
  CertificateSettings certificate(IdentityFile file) {
    return file.section("certificate", CertificateSection::read, CertificateSettings.NONE);
  }

  @Singleton
  WebhookSettings webhook(IdentityFile file) {
    return file.section("webhook", WebhookSection::read, WebhookSettings.NONE);
  }

  /** What the ledger says; ours is only what it holds to the last byte. */
  @Singleton
  OwnStatus own(Ledger ledger, Clock clock) {
    return certificate ->
        ledger
            .find(certificate.serial())
            .filter(e -> isSame(e.facts(), certificate))
            .map(e -> status(e, clock.instant()))
            .orElse(OwnStatus.Status.UNKNOWN);
  }

  private static boolean isSame(CertificateFacts ours, CertificateFacts shown) {
    return ours.sha256().equals(shown.sha256());
  }

  private static OwnStatus.Status status(LedgerEntry entry, Instant now) {
    if (entry.isRevoked()) {
      return entry.isHeld() ? OwnStatus.Status.HELD : OwnStatus.Status.REVOKED;
    }
    if (!entry.isValid(now)) {
      return OwnStatus.Status.EXPIRED;
    }
    return entry.replacedBy().isPresent() ? OwnStatus.Status.SUPERSEDED : OwnStatus.Status.VALID;
  }
}
