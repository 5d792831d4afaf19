package io.sealport.server.identity.endpoint;

import static io.sealport.server.identity.endpoint.Bench.NAME;
import static io.sealport.server.identity.endpoint.Bench.refusal;
import static io.sealport.server.identity.endpoint.Bench.selfSigned;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.api.Step;
import io.sealport.pki.AcmeIdentifierCertificate;
import io.sealport.pki.Forge;
import io.sealport.pki.Forge.Forged;
import io.sealport.pki.KeyAuthorization;
import io.sealport.pki.KeyPen;
import io.sealport.pki.Name;
import io.sealport.pki.TestKeys;
import io.sealport.server.identity.Answers;
import io.sealport.server.identity.FakeFtps;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.HostOrders;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.Subject;
import java.security.KeyPair;
import java.security.SecureRandom;
import org.bouncycastle.asn1.DEROctetString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class EndpointChallengeCheckTest {

  private static final KeyPair PAIR = TestKeys.ec();
  private static final Order ORDER = HostOrders.of(PAIR, NAME.toString()).order();
  private static final KeyAuthorization WANTED =
      KeyAuthorization.of(ORDER.nonce(), ORDER.csr().publicKey());

  private final Bench bench = new Bench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void proven_by_the_certificate_that_was_made_for_this_request() {
    bench.serve(made(NAME, WANTED));

    Finding finding = look();

    assertThat(finding).isInstanceOf(Finding.Proven.class);
    assertThat(((Finding.Proven) finding).names()).containsExactly(NAME);
  }

  @Test
  void proven_with_the_first_byte_too() {
    bench.at("192.0.2.1:990", FakeFtps.implicit(made(NAME, WANTED)));

    assertThat(look()).isInstanceOf(Finding.Proven.class);
  }

  @Test
  void the_requests_own_key_in_any_other_certificate_proves_nothing() {
    bench.serve(selfSigned(PAIR, NAME.value()));

    assertThat(refusal(look())).contains("it has no acmeIdentifier extension");
  }

  @Test
  void nor_a_certificate_for_another_request() {
    bench.serve(made(NAME, KeyAuthorization.of("another-token", ORDER.csr().publicKey())));

    assertThat(refusal(look())).contains("of another token or another key");
  }

  @Test
  void nor_one_for_another_name() {
    bench.serve(made(Name.dns("www.example.com"), WANTED));

    assertThat(refusal(look())).contains("subjectAltName is dns:www.example.com");
  }

  @Test
  void nor_one_for_several_names() {
    bench.serve(
        Forge.of("CN=x")
            .names(
                io.sealport.pki.Names.general(NAME),
                io.sealport.pki.Names.general(Name.dns("victim.example.org")))
            .with(
                AcmeIdentifierCertificate.ACME_IDENTIFIER,
                true,
                new DEROctetString(WANTED.sha256()))
            .selfSigned());

    assertThat(refusal(look())).contains("wanted dns:ftp.example.com alone");
  }

  @Test
  void nor_one_whose_extension_is_not_critical() {
    bench.serve(
        Forge.of("CN=x")
            .names(io.sealport.pki.Names.general(NAME))
            .with(
                AcmeIdentifierCertificate.ACME_IDENTIFIER,
                false,
                new DEROctetString(WANTED.sha256()))
            .selfSigned());

    assertThat(refusal(look())).contains("not critical");
  }

  @Test
  void looks_whenever_it_is_asked_to() {
    assertThat(bench.endpointChallenge().isReady(ORDER, Answers.NONE)).isTrue();
  }

  @Test
  void the_step_has_what_the_certificate_is_made_of() {
    Step step = bench.endpointChallenge().step(ORDER, Subject.of(NAME));

    assertThat(step.data())
        .containsEntry("content", WANTED.text())
        .containsEntry("name", "dns:ftp.example.com");
    assertThat(step.words().get(0))
        .contains(
            "`sealport request challenge r1 --check endpoint-challenge --name dns:ftp.example.com"
                + " --out DIR`");
  }

  private static Forged made(Name name, KeyAuthorization authorization) {
    KeyPair own = TestKeys.fresh();
    return new Forged(
        AcmeIdentifierCertificate.make(
            new KeyPen(own.getPrivate(), own.getPublic()),
            name,
            authorization,
            Forge.NOW,
            new SecureRandom()),
        own);
  }

  private Finding look() {
    return bench
        .endpointChallenge()
        .look(ORDER, Subject.of(NAME), Answers.NONE, HostOrders.looking());
  }
}
