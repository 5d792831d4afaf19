package io.sealport.server.boot;

import io.micronaut.context.ApplicationContext;
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
import io.sealport.server.journal.Journal;
import io.sealport.server.registration.Caller;
import io.sealport.server.registration.Enrolment;
import io.sealport.server.registration.Outcome;
import io.sealport.server.registration.Registration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

  /**
   * An operator's name, which is also that of the files.
   *
   * @throws Fault BAD_INPUT if it cannot be
   */
  static Name requireName(String name) {
    Name login = Name.login(name);
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw Fault.of(
          Kind.BAD_INPUT, "the operator's name \"" + login.value() + "\" cannot name a file");
    }
    return login;
  }

  /** Whether there are files of an operator of that name. */
  boolean isThere(Name operator) {
    return Files.exists(file(operator, ".crt")) || Files.exists(file(operator, ".key"));
  }

  private Path file(Name operator, String ending) {
    return home.operators().resolve(operator.value() + ending);
  }

  /**
   * Makes a new administrator's certificate; files that are there go to {@code previous/}.
   *
   * @return its serial
   */
  String recover(Name operator, Instant now) {
    FreshKey key = FreshKey.generate(KeyType.EC_P256, rooms.getBean(SecureRandom.class));
    CertificateBundle bundle = certificate(operator, key);
    if (isThere(operator)) {
      setAside(operator, now);
    }
    write(operator, key, bundle);
    String serial = bundle.info().serial();
    rooms
        .getBean(Journal.class)
        .commit(acts -> acts.add(Act.of(Act.SYSTEM, "operator.recovered", serial)));
    return serial;
  }

  private void setAside(Name operator, Instant now) {
    Path previous =
        home.operators()
            .resolve("previous")
            .resolve(now.truncatedTo(ChronoUnit.SECONDS).toString().replace(":", ""));
    SafeFile.secretFolder(previous);
    for (String ending : List.of(".crt", ".key")) {
      Path file = file(operator, ending);
      try {
        if (Files.exists(file)) {
          Files.move(file, previous.resolve(file.getFileName()));
        }
      } catch (IOException e) {
        throw Fault.of(Kind.UNAVAILABLE, "cannot move " + file + " to " + previous, e);
      }
    }
  }

  void enrol(Name operator) {
    FreshKey key = FreshKey.generate(KeyType.EC_P256, rooms.getBean(SecureRandom.class));
    CertificateBundle bundle = certificate(operator, key);
    write(operator, key, bundle);
    AuthorityFiles.write(rooms, home);
  }

  private CertificateBundle certificate(Name operator, FreshKey key) {
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
    return bundle;
  }

  private void write(Name operator, FreshKey key, CertificateBundle bundle) {
    SafeFile.secretFolder(home.operators());
    write(home.operators(), operator.value() + ".key", key.privateKeyPem(), Mode.SECRET);
    write(
        home.operators(),
        operator.value() + ".crt",
        bundle.certificate() + bundle.chain(),
        Mode.PUBLIC);
  }

  private static void write(Path folder, String name, String text, Mode mode) {
    SafeFile.create(folder.resolve(name), text.getBytes(StandardCharsets.US_ASCII), mode);
  }
}
