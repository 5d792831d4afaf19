package io.sealport.server.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.CrlLints;
import io.sealport.pki.RevocationReason;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.OwnKeys;
import io.sealport.server.boot.TestRooms;
import io.sealport.server.registration.Audit;
import io.sealport.server.registration.Inventory;
import io.sealport.server.registration.TestDoor;
import io.sealport.server.status.Crls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuingCaOfficeTest {

  @TempDir Path folder;
  private TestRooms rooms;
  private IssuingCaOffice office;

  @BeforeEach
  void open() {
    rooms = TestRooms.ofCa(folder);
    rooms.get(Crls.class).publishDue();
    office = rooms.get(IssuingCaOffice.class);
  }

  @AfterEach
  void close() {
    rooms.close();
  }

  private void add(String id) {
    office.add(id, Optional.empty(), CarriedRoot.ADMINISTRATOR);
  }

  private void revoke(String id) {
    office.revoke(id, RevocationReason.SUPERSEDED, CarriedRoot.ADMINISTRATOR);
  }

  @Test
  void an_online_root_certifies_a_new_ca_at_once() {
    add("users-2");

    X509CertificateHolder made = rooms.get(Hierarchy.class).require("users-2").certificate();
    assertThat(CertificateFacts.text(made.getSubject()))
        .isEqualTo("CN=Test Harbour Users 2 CA,O=Test Harbour");
    assertThat(rooms.get(Crls.class).current("users-2")).isPresent();
    assertThat(rooms.get(Inventory.class).clientCa().split("BEGIN CERTIFICATE")).hasSize(4);
    assertThat(rooms.get(Audit.class).verify().intact()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"root", "servers", "intranet", "users_2", "Users-2", "users-/../x"})
  void an_id_that_is_taken_or_none_is_refused(String id) {
    int before = rooms.get(Hierarchy.class).all().size();

    assertThatThrownBy(() -> add(id)).isInstanceOf(Fault.class);
    assertThat(rooms.get(Hierarchy.class).all()).hasSize(before);
  }

  @Test
  void a_name_that_is_taken_is_refused_and_its_key_does_not_stay() throws Exception {
    assertThatThrownBy(
            () -> office.add("servers-2", Optional.of("Servers"), CarriedRoot.ADMINISTRATOR))
        .hasMessageContaining("servers has this name");
    try (var keys = Files.list(rooms.home().resolve("keys"))) {
      assertThat(keys).noneMatch(k -> k.getFileName().toString().startsWith("servers-2"));
    }
  }

  @Test
  void the_roots_crl_lists_a_revoked_ca_at_once() throws Exception {
    revoke("users");

    byte[] der = Files.readAllBytes(rooms.get(Crls.class).current("root").orElseThrow().der());
    assertThat(CrlLints.check(der, rooms.get(Hierarchy.class).require("root").certificate()))
        .isEmpty();
    X509CRLHolder crl = new X509CRLHolder(der);
    assertThat(
            crl.getRevokedCertificate(
                rooms.get(Hierarchy.class).require("users").certificate().getSerialNumber()))
        .isNotNull();
    assertThat(rooms.get(Audit.class).verify().finding()).isNull();
  }

  @Test
  void a_revoked_ca_stays_revoked_after_a_restart_and_goes_on_with_crl_and_ocsp() {
    revoke("users");
    rooms.close();
    rooms = TestRooms.on(rooms.home(), rooms.clock());

    assertThatThrownBy(() -> TestDoor.issue(rooms, "ftps-user", "login:alice"))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.CONFLICT))
        .hasMessageContaining("users, which is revoked");
    rooms.clock().advance(java.time.Duration.ofDays(13));
    rooms.get(io.sealport.server.registration.OwnCertificates.class).renewDue();
    rooms.get(Crls.class).publishDue();
    assertThat(
            rooms.get(OwnKeys.class).require("ocsp:users").entry().isValid(rooms.clock().instant()))
        .isTrue();
    assertThat(rooms.get(Crls.class).current("users").orElseThrow().thisUpdate())
        .isEqualTo(rooms.clock().instant());
  }

  @Test
  void a_ca_is_revoked_once_and_the_root_never() {
    revoke("users");

    assertThatThrownBy(() -> revoke("users")).hasMessageContaining("revoked already");
    assertThatThrownBy(() -> revoke("root")).hasMessageContaining("cannot revoke itself");
    assertThatThrownBy(() -> revoke("nobody")).hasMessageContaining("no CA");
  }
}
