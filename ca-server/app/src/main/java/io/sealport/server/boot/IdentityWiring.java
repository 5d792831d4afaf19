package io.sealport.server.boot;

import io.micronaut.context.annotation.Factory;
import io.sealport.net.Dialer;
import io.sealport.server.identity.AttemptLimits;
import io.sealport.server.identity.LookTimes;
import io.sealport.server.identity.VantageSettings;
import io.sealport.server.identity.endpoint.EndpointFileSettings;
import io.sealport.server.identity.ftp.FtpLoginSettings;
import io.sealport.server.identity.ftp.FtpUploadSettings;
import io.sealport.server.identity.network.NetworkSettings;
import io.sealport.server.identity.person.CertificateSettings;
import io.sealport.server.identity.person.LdapSettings;
import io.sealport.server.identity.person.OidcSettings;
import io.sealport.server.identity.person.WebhookSettings;
import jakarta.inject.Singleton;

/** Tells the identity checks what {@code identity.yaml} says, a section each. */
@Factory
final class IdentityWiring {

  @Singleton
  IdentityFile identity(Home home) {
    return IdentityFile.read(home);
  }

  @Singleton
  AttemptLimits attempts(IdentityFile file) {
    return file.attempts();
  }

  @Singleton
  VantageSettings vantage(IdentityFile file) {
    return file.section("vantage", VantageSection::read, VantageSettings.NONE);
  }

  @Singleton
  LookTimes looks(IdentityFile file) {
    return file.looks();
  }

  @Singleton
  NetworkSettings network(IdentityFile file) {
    return file.section("network", NetworkSection::read, NetworkSettings.DEFAULTS);
  }

  @Singleton
  EndpointFileSettings endpointFile(IdentityFile file) {
    return file.section("endpoint-file", EndpointFileSection::read, EndpointFileSettings.DEFAULTS);
  }

  @Singleton
  FtpLoginSettings ftpLogin(IdentityFile file) {
    return file.section("ftp-login", FtpLoginSection::read, FtpLoginSettings.DEFAULTS);
  }

  @Singleton
  FtpUploadSettings ftpUpload(IdentityFile file) {
    return file.section("ftp-upload", FtpUploadSection::read, FtpUploadSettings.DEFAULTS);
  }

  @Singleton
  Dialer dialer() {
    return Dialer.direct();
  }

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
}
