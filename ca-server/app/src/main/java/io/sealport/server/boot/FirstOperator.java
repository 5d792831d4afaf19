package io.sealport.server.boot;

import io.micronaut.context.ApplicationContext;
import io.sealport.api.AuthorityInfo;
import io.sealport.api.CertificateBundle;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.files.SafeFile.Mode;
import io.sealport.pki.FreshKey;
import io.sealport.pki.KeyType;
import io.sealport.pki.Name;
import io.sealport.policy.Role;
import io.sealport.server.journal.Act;
import io.sealport.server.registration.Caller;
import io.sealport.server.registration.Enrolment;
import io.sealport.server.registration.Inventory;
import io.sealport.server.registration.Outcome;
import io.sealport.server.registration.Registration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** Gives the first operator a certificate, and the machine the CAs' certificates. */
final class FirstOperator {

  private final ApplicationContext rooms;
  private final Home home;

  FirstOperator(ApplicationContext rooms, Home home) {
    this.rooms = rooms;
    this.home = home;
  }

  void enrol(Name operator) {
    FreshKey key = FreshKey.generate(KeyType.EC_P256, rooms.getBean(SecureRandom.class));
    Caller system =
        new Caller(Act.SYSTEM, Optional.of(Role.ADMINISTRATOR), Optional.empty(), Optional.empty());
    Outcome outcome =
        rooms
            .getBean(Registration.class)
            .enrol(
                new Enrolment(
                    "operator",
                    List.of(operator.toString()),
                    key.csr(List.of(operator)).der(),
                    Optional.empty()),
                system);
    CertificateBundle bundle = outcome.request().bundle();
    if (bundle == null) {
      throw Fault.of(
          Kind.BAD_CONFIGURATION,
          "the profile operator does not allow the first operator: "
              + outcome.request().violations());
    }
    SafeFile.secretFolder(home.operators());
    write(home.operators(), operator.value() + ".key", key.privateKeyPem(), Mode.SECRET);
    write(
        home.operators(),
        operator.value() + ".crt",
        bundle.certificate() + bundle.chain(),
        Mode.PUBLIC);
    SafeFile.publicFolder(home.authorities());
    for (AuthorityInfo ca : rooms.getBean(Inventory.class).authorities()) {
      write(home.authorities(), ca.id() + ".pem", ca.certificate(), Mode.PUBLIC);
    }
    write(home.authorities(), "client-ca.pem", bundle.clientCa(), Mode.PUBLIC);
  }

  private static void write(Path folder, String name, String text, Mode mode) {
    SafeFile.create(folder.resolve(name), text.getBytes(StandardCharsets.US_ASCII), mode);
  }
}
