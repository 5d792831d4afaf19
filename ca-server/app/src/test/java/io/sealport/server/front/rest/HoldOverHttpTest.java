package io.sealport.server.front.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import io.sealport.api.CertificateInfo;
import io.sealport.api.EnrolRequest;
import io.sealport.api.Page;
import io.sealport.api.Released;
import io.sealport.api.RevokeRequest;
import io.sealport.api.Revoked;
import io.sealport.pki.TestKeys;
import io.sealport.server.boot.Client;
import io.sealport.server.boot.Identity;
import io.sealport.server.boot.RunningServer;
import io.sealport.server.boot.SharedServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Hold and release over REST. */
@ExtendWith(SharedServer.class)
class HoldOverHttpTest {

  private static final RevokeRequest HOLD = new RevokeRequest("certificateHold", false);

  private RunningServer server;

  @BeforeEach
  void take(RunningServer shared) {
    server = shared;
  }

  private static String at(Identity identity, String act) {
    return Asking.CERTIFICATES + "/" + Asking.serial(identity) + "/" + act;
  }

  @Test
  void a_held_certificate_neither_logs_in_nor_renews_until_it_is_released() {
    Identity alice = Asking.issued(server, "ftps-user", "login:hold1");
    Client holder = server.with(alice);
    server.administrator().post(at(alice, "revoke"), HOLD).as(200, Revoked.class);

    assertThat(holder.get("/api/v1/me").problem(401, "unauthenticated"))
        .satisfies(
            p -> {
              assertThat(p.detail()).endsWith(" is held");
              assertThat(p.hint()).isEqualTo("an officer may release it");
            });
    holder
        .post(
            Asking.RENEWALS,
            new EnrolRequest(null, null, Asking.csr(TestKeys.fresh(), "login:hold1"), null))
        .problem(401, "unauthenticated");
    assertThat(
            server
                .administrator()
                .get(Asking.CERTIFICATES + "?status=held&user=hold1")
                .as(200, new TypeReference<Page<CertificateInfo>>() {})
                .items())
        .singleElement()
        .satisfies(c -> assertThat(c.status()).isEqualTo("held"));

    assertThat(server.administrator().post(at(alice, "release")).as(200, Released.class).released())
        .singleElement()
        .satisfies(c -> assertThat(c.status()).isEqualTo("valid"));
    assertThat(holder.get("/api/v1/me").status()).isEqualTo(200);
    server.administrator().post(at(alice, "release")).problem(409, "conflict");
  }

  @Test
  void a_holder_may_hold_its_own_and_not_release_it() {
    Identity bob = Asking.issued(server, "ftps-user", "login:hold2");
    Identity carol = Asking.issued(server, "ftps-user", "login:hold3");

    server.with(bob).post(at(carol, "revoke"), HOLD).problem(403, "forbidden");
    server.with(bob).post(at(carol, "release")).problem(403, "forbidden");
    server.with(bob).post(at(bob, "revoke"), HOLD).as(200, Revoked.class);
    server.with(bob).post(at(bob, "release")).problem(401, "unauthenticated");
  }
}
