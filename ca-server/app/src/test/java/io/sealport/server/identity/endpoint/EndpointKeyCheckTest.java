package io.sealport.server.identity.endpoint;

import static io.sealport.server.identity.endpoint.Bench.NAME;
import static io.sealport.server.identity.endpoint.Bench.refusal;
import static io.sealport.server.identity.endpoint.Bench.selfSigned;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.api.Step;
import io.sealport.pki.KeyHash;
import io.sealport.pki.KeyPen;
import io.sealport.pki.Keys;
import io.sealport.pki.Name;
import io.sealport.pki.ProofText;
import io.sealport.pki.ProofText.Purpose;
import io.sealport.pki.TestKeys;
import io.sealport.server.identity.Answers;
import io.sealport.server.identity.FakeFtps;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.HostOrders;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.Subject;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The key that an endpoint serves, against servers on loopback with real TLS. */
@Tag("once")
class EndpointKeyCheckTest {

  private static final KeyPair PAIR = TestKeys.ec();
  private static final KeyPair OTHER = TestKeys.ecOf("somebody else");
  private static final Subject SUBJECT = Subject.of(NAME);

  private final Bench bench = new Bench();
  private final Looking looking = HostOrders.looking();

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void proven_where_the_key_is_served_after_auth_tls() {
    bench.serve(selfSigned(PAIR));

    Finding finding = look(order());

    assertThat(finding).isInstanceOf(Finding.Proven.class);
    assertThat(((Finding.Proven) finding).names()).containsExactly(NAME);
    assertThat(finding.statement())
        .isEqualTo("ftp.example.com at 192.0.2.1:21 (explicit) serves the key of the request");
    assertThat(bench.dialer.dialled()).containsExactly("192.0.2.1:21");
  }

  @Test
  void proven_where_it_is_served_with_the_first_byte() {
    bench.at("192.0.2.1:990", FakeFtps.implicit(selfSigned(PAIR)));

    assertThat(look(order()).statement()).contains("192.0.2.1:990 (implicit)");
    assertThat(bench.dialer.dialled()).containsExactly("192.0.2.1:21", "192.0.2.1:990");
  }

  @Test
  void one_address_of_several_is_enough() {
    bench.resolver.answer("two.example.com", "192.0.2.8", "192.0.2.9");
    bench.at("192.0.2.8:21", FakeFtps.explicit(selfSigned(OTHER)));
    bench.at("192.0.2.9:21", FakeFtps.explicit(selfSigned(PAIR)));
    Order order = HostOrders.of(PAIR, "dns:two.example.com").order();

    Finding finding =
        bench
            .endpointKey()
            .look(order, Subject.of(Name.dns("two.example.com")), proof(order), looking);

    assertThat(finding).isInstanceOf(Finding.Proven.class);
  }

  @Test
  void other_ports_count_where_the_profile_names_them() {
    bench.at("192.0.2.1:2121", FakeFtps.explicit(selfSigned(PAIR)));
    String named = "{explicit-ports: [2121], implicit-ports: [9990]}";

    assertThat(refusal(look(order()))).contains("192.0.2.1:21").contains("192.0.2.1:990");
    assertThat(look(order(named))).isInstanceOf(Finding.Proven.class);
  }

  @Test
  void another_key_proves_nothing() {
    bench.serve(selfSigned(OTHER));

    assertThat(refusal(look(order())))
        .contains("serves the key " + KeyHash.of(Keys.info(OTHER.getPublic())))
        .contains("wanted " + KeyHash.of(Keys.info(PAIR.getPublic())));
  }

  @Test
  void without_a_proof_it_waits() {
    bench.serve(selfSigned(PAIR));

    assertThat(bench.endpointKey().isReady(order(), Answers.NONE)).isFalse();
    assertThat(bench.endpointKey().isReady(order(), proof(order()))).isTrue();
    assertThat(refusal(bench.endpointKey().look(order(), SUBJECT, Answers.NONE, looking)))
        .contains("no proof was given");
    assertThat(bench.dialer.dialled()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ENDPOINT_KEY,r2,nonce-of_r1",
    "ENDPOINT_KEY,r1,nonce-of_r2",
    "CERTIFICATE,r1,nonce-of_r1",
    "RENEWAL,r1,nonce-of_r1"
  })
  void a_proof_for_something_else_proves_nothing(Purpose purpose, String request, String nonce) {
    bench.serve(selfSigned(PAIR));
    KeyHash key = KeyHash.of(Keys.info(PAIR.getPublic()));

    assertThat(refusal(look(order(), signed(new ProofText(purpose, request, nonce, key), PAIR))))
        .contains("not a signature of the request's key");
    assertThat(bench.dialer.dialled()).isEmpty();
  }

  @Test
  void nor_does_one_by_another_key() {
    bench.serve(selfSigned(PAIR));

    assertThat(refusal(look(order(), signed(text(order()), OTHER))))
        .contains("not a signature of the request's key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no base64!", "AAAA", "-----BEGIN SIGNATURE-----"})
  void nor_what_is_no_signature_at_all(String proof) {
    assertThat(refusal(look(order(), answer(proof)))).contains("proof");
    assertThat(bench.dialer.dialled()).isEmpty();
  }

  @Test
  void a_key_of_unrelated_names_is_refused_before_anything_is_dialled() {
    bench.serve(selfSigned(PAIR));
    bench.uses.put(KeyHash.of(Keys.info(PAIR.getPublic())), List.of(Name.dns("shop.example.org")));

    assertThat(refusal(look(order()))).contains("the key is of dns:shop.example.org too");
    assertThat(bench.dialer.dialled()).isEmpty();
    assertThat(look(order("{shared-keys: true}"))).isInstanceOf(Finding.Proven.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "www.example.com", "ftp.example.com.example.org", "*.example.com"})
  void shared_hosting_wants_the_name_in_the_certificate(String named) {
    bench.serve(named.isEmpty() ? selfSigned(PAIR) : selfSigned(PAIR, named));

    assertThat(refusal(look(order("{named-by-served: true}"))))
        .contains("subjectAltName lacks dns:ftp.example.com");
  }

  @Test
  void and_is_content_where_it_stands_there() {
    bench.serve(selfSigned(PAIR, "www.example.com", "FTP.example.com"));

    assertThat(look(order("{named-by-served: true}"))).isInstanceOf(Finding.Proven.class);
  }

  @Test
  void an_address_that_may_not_be_dialled_is_not_dialled() {
    bench.resolver.answer("inside.example.com", "127.0.0.1", "10.1.2.3", "169.254.169.254");
    Order order = HostOrders.of(PAIR, "dns:inside.example.com").order();

    Finding finding =
        bench
            .endpointKey()
            .look(order, Subject.of(Name.dns("inside.example.com")), proof(order), looking);

    assertThat(refusal(finding)).contains("which this CA may not dial");
    assertThat(bench.dialer.dialled()).isEmpty();
  }

  @Test
  void a_name_is_resolved_once_however_many_ports_there_are() {
    bench.resolver.answer("rebinding.example.com", "192.0.2.1");
    bench.resolver.answer("rebinding.example.com", "127.0.0.1");
    Order order = HostOrders.of(PAIR, "dns:rebinding.example.com").order();

    bench
        .endpointKey()
        .look(order, Subject.of(Name.dns("rebinding.example.com")), proof(order), looking);

    assertThat(bench.resolver.asked()).containsExactly("rebinding.example.com");
    assertThat(bench.dialer.dialled()).containsExactly("192.0.2.1:21", "192.0.2.1:990");
  }

  @Test
  void suits_names_of_hosts_and_nothing_else() {
    assertThat(bench.endpointKey().suits(SUBJECT)).isTrue();
    assertThat(bench.endpointKey().suits(Subject.of(Name.ip("192.0.2.1")))).isTrue();
    assertThat(bench.endpointKey().suits(Subject.of(Name.dns("*.example.com")))).isFalse();
    assertThat(bench.endpointKey().suits(Subject.of(Name.login("alice")))).isFalse();
    assertThat(bench.endpointKey().suits(Subject.REQUESTER)).isFalse();
  }

  @Test
  void the_step_says_what_to_do_with_each_server_and_how_to_go_on() {
    Step step = bench.endpointKey().step(order(), SUBJECT);

    assertThat(step.words())
        .anyMatch(w -> w.contains("port 21 (explicit) or 990 (implicit) of ftp.example.com"))
        .anyMatch(w -> w.contains("`sealport request resume r1 --out DIR`"));
    assertThat(step.data())
        .hasEntrySatisfying(
            "words.vsftpd", w -> assertThat(w).contains("`rsa_cert_file=DIR/challenge/cert.pem`"))
        .hasEntrySatisfying("words.proftpd", w -> assertThat(w).contains("TLSECCertificateFile"))
        .hasEntrySatisfying("words.pureftpd", w -> assertThat(w).contains("bundle.pem"))
        .containsKeys("words.filezilla", "words.generic");
    assertThat(step.data())
        .containsEntry("proof-text", text(order()).text())
        .containsEntry("name", "dns:ftp.example.com")
        .containsEntry("explicit-ports", "21")
        .containsEntry("implicit-ports", "990");
  }

  private Finding look(Order order) {
    return look(order, proof(order));
  }

  private Finding look(Order order, Answers given) {
    return bench.endpointKey().look(order, SUBJECT, given, looking);
  }

  private static Order order() {
    return order("{}");
  }

  private static Order order(String endpoint) {
    return HostOrders.of(PAIR, NAME.toString()).endpoint(endpoint).order();
  }

  private static ProofText text(Order order) {
    KeyHash key = KeyHash.of(order.csr().publicKey());
    return new ProofText(Purpose.ENDPOINT_KEY, order.id(), order.nonce(), key);
  }

  private static Answers proof(Order order) {
    return signed(text(order), PAIR);
  }

  private static Answers signed(ProofText text, KeyPair by) {
    return answer(text.sign(new KeyPen(by.getPrivate(), by.getPublic())));
  }

  private static Answers answer(String proof) {
    return new Answers(Map.of("endpoint-key", Map.of("proof", proof)));
  }
}
