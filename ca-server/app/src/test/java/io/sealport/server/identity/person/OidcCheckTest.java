package io.sealport.server.identity.person;

import static io.sealport.server.identity.person.PersonOrders.answers;
import static io.sealport.server.identity.person.PersonOrders.login;
import static io.sealport.server.identity.person.PersonOrders.looking;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.sealport.pki.Keys;
import io.sealport.pki.Name;
import io.sealport.pki.Pem;
import io.sealport.pki.TestKeys;
import io.sealport.server.identity.Answers;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that prove, and every kind of token that must not. */
@Tag("once")
class OidcCheckTest {

  private static final String ISSUER = "https://login.example.com/realms/ftp";
  private static final Order ORDER = PersonOrders.of("r1", "login:alice");
  private static final TestTokens TOKENS = new TestTokens(ISSUER);
  private static final Map<Name.Type, String> CLAIMS =
      Map.of(Name.Type.LOGIN, "preferred_username", Name.Type.EMAIL, "email");
  private static final OidcSettings.Meaning MEANING =
      new OidcSettings.Meaning(CLAIMS, Map.of("groups", Set.of("ftp-users", "admins")), false);

  @TempDir Path folder;

  private Path keys;
  private OidcCheck check;

  @BeforeEach
  void the_issuers_keys_are_in_a_file() throws IOException {
    keys = Files.writeString(folder.resolve("keys.json"), TestTokens.keys().toString());
    check = check(OidcSettings.Demands.STRICT, MEANING);
  }

  private OidcCheck check(OidcSettings.Demands demands, OidcSettings.Meaning meaning) {
    OidcSettings.Keys place =
        new OidcSettings.Keys(
            Optional.empty(), Optional.of(keys), Optional.empty(), Duration.ofMinutes(5));
    return new OidcCheck(
        new OidcSettings(
            List.of(new OidcSettings.Issuer(ISSUER, "sealport", place, demands, meaning))));
  }

  private Finding look(String token) {
    return look(token, login("alice"));
  }

  private Finding look(String token, Subject subject) {
    return check.look(ORDER, subject, answers("oidc", "token", token), looking());
  }

  private void refuses(String token, String sentence) {
    assertThat(look(token))
        .isInstanceOf(Finding.NotProven.class)
        .extracting(Finding::statement)
        .asString()
        .contains(sentence);
  }

  private void refuses(Consumer<JWTClaimsSet.Builder> change, String sentence) {
    refuses(TOKENS.token(change), sentence);
  }

  @Test
  void a_good_token_proves_its_names_and_says_whose_it_is() {
    assertThat(look(TOKENS.token()))
        .isEqualTo(
            new Finding.Proven(
                Set.of(Name.login("alice"), Name.parse("email:alice@example.com")),
                "\"a1\" of " + ISSUER));
    assertThat(look(TOKENS.token(), Subject.REQUESTER)).isInstanceOf(Finding.Proven.class);
    assertThat(look(TOKENS.token(), Subject.parse("email:alice@example.com")))
        .isInstanceOf(Finding.Proven.class);
  }

  @Test
  void every_kind_of_key_that_is_allowed_proves() {
    JWTClaimsSet claims = TOKENS.claims().build();
    for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256)) {
      assertThat(
              look(
                  TestTokens.sign(
                      TestTokens.header(algorithm, "rsa").build(), claims, TestTokens.RSA)))
          .isInstanceOf(Finding.Proven.class);
    }
    assertThat(
            look(
                TestTokens.sign(
                    TestTokens.header(JWSAlgorithm.EdDSA, "ed").build(), claims, TestTokens.ED)))
        .isInstanceOf(Finding.Proven.class);
  }

  @Test
  void a_token_without_a_key_id_is_tried_with_the_keys_that_fit() {
    String token =
        TestTokens.sign(new JWSHeader(JWSAlgorithm.ES256), TOKENS.claims().build(), TestTokens.EC);

    assertThat(look(token)).isInstanceOf(Finding.Proven.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bob", "Alice", "alice ", "ALICE", "al\u0456ce"})
  void no_other_name_is_proven(String name) {
    refuses(c -> c.claim("preferred_username", name), "not login:alice");
  }

  @Test
  void a_list_of_names_proves_each() {
    String token = TOKENS.token(c -> c.claim("preferred_username", List.of("ftp1", "alice")));

    assertThat(look(token)).isInstanceOf(Finding.Proven.class);
  }

  @Test
  void an_object_in_the_place_of_a_name_is_no_name() {
    refuses(c -> c.claim("preferred_username", Map.of("name", "alice")), "not login:alice");
  }

  @Test
  void an_unverified_address_is_not_proven() {
    for (Object value : new Object[] {false, "false", 0, List.of()}) {
      String token = TOKENS.token(c -> c.claim("email_verified", value));
      assertThat(look(token, Subject.parse("email:alice@example.com")))
          .isInstanceOf(Finding.NotProven.class);
    }
    String without = TOKENS.token(c -> c.claim("email_verified", null));
    assertThat(look(without, Subject.parse("email:alice@example.com")))
        .isInstanceOf(Finding.NotProven.class);
  }

  @Test
  void an_operator_can_trust_addresses_that_the_issuer_does_not_verify() {
    check = check(OidcSettings.Demands.STRICT, new OidcSettings.Meaning(CLAIMS, Map.of(), true));

    assertThat(
            look(
                TOKENS.token(c -> c.claim("email_verified", null)),
                Subject.parse("email:alice@example.com")))
        .isInstanceOf(Finding.Proven.class);
  }

  @Test
  void a_required_claim_must_have_one_of_the_values() {
    refuses(
        c -> c.claim("groups", List.of("staff")),
        "groups is \"staff\"; wanted admins or ftp-users");
    refuses(c -> c.claim("groups", null), "the claim groups is \"\"");
    refuses(c -> c.claim("groups", "ftp-users-not"), "wanted admins or ftp-users");
    assertThat(look(TOKENS.token(c -> c.claim("groups", "admins"))))
        .isInstanceOf(Finding.Proven.class);
  }

  @Test
  void an_expired_token_is_refused() {
    Instant end = PersonOrders.NOW.minus(Duration.ofMinutes(1));
    refuses(c -> c.expirationTime(Date.from(end)), "the token expired at " + end);
    assertThat(look(TOKENS.token(c -> c.expirationTime(Date.from(end.plusSeconds(1))))))
        .isInstanceOf(Finding.Proven.class);
  }

  @Test
  void a_token_without_dates_is_refused() {
    refuses(c -> c.expirationTime(null), "(iat, exp)");
    refuses(c -> c.issueTime(null), "(iat, exp)");
  }

  @Test
  void a_token_of_the_future_is_refused() {
    Date soon = Date.from(PersonOrders.NOW.plusSeconds(90));
    refuses(c -> c.issueTime(soon), "good only from");
    refuses(c -> c.notBeforeTime(soon), "good only from");
  }

  @Test
  void a_token_from_before_the_request_is_refused() {
    Date before = Date.from(PersonOrders.CREATED.minusSeconds(61));
    refuses(c -> c.issueTime(before), "before this request; wanted a new one");
  }

  @Test
  void the_requests_nonce_makes_an_older_token_fresh_and_another_nonce_does_not() {
    Date before = Date.from(PersonOrders.CREATED.minusSeconds(120));
    assertThat(look(TOKENS.token(c -> c.issueTime(before).claim("nonce", ORDER.nonce()))))
        .isInstanceOf(Finding.Proven.class);
    refuses(c -> c.issueTime(before).claim("nonce", "nonce-of-r2"), "before this request");
  }

  @Test
  void the_nonce_can_be_demanded() {
    OidcSettings.Demands strict = OidcSettings.Demands.STRICT;
    check =
        check(
            new OidcSettings.Demands(
                strict.algorithms(), strict.types(), strict.skew(), strict.maxAge(), true, true),
            MEANING);

    refuses(c -> {}, "does not carry this request's nonce");
    assertThat(look(TOKENS.token(c -> c.claim("nonce", ORDER.nonce()))))
        .isInstanceOf(Finding.Proven.class);
  }

  @Test
  void an_old_token_is_refused_also_where_it_need_not_be_fresh() {
    OidcSettings.Demands strict = OidcSettings.Demands.STRICT;
    check =
        check(
            new OidcSettings.Demands(
                strict.algorithms(), strict.types(), strict.skew(), strict.maxAge(), false, false),
            MEANING);
    Instant now = PersonOrders.NOW;

    assertThat(look(TOKENS.token(c -> c.issueTime(Date.from(now.minusSeconds(600))))))
        .isInstanceOf(Finding.Proven.class);
    refuses(c -> c.issueTime(Date.from(now.minusSeconds(660))), "at most 600 seconds old");
  }

  @Test
  void another_issuer_is_refused() {
    refuses(c -> c.issuer(ISSUER + "/"), "wanted one of " + ISSUER);
    refuses(c -> c.issuer(null), "wanted one of");
  }

  @Test
  void another_audience_is_refused() {
    refuses(c -> c.audience("grafana"), "wanted one for \"sealport\"");
    refuses(c -> c.audience(List.of()), "wanted one for \"sealport\"");
    assertThat(look(TOKENS.token(c -> c.audience(List.of("grafana", "sealport")))))
        .isInstanceOf(Finding.Proven.class);
  }

  @Test
  void a_token_of_nobody_is_refused() {
    refuses(c -> c.subject(null), "does not say whose it is");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "nOnE", ""})
  void an_unsigned_token_is_refused(String algorithm) {
    String claims = TOKENS.claims().build().toString();
    String header = "{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\",\"kid\":\"ec\"}";

    assertThat(look(TestTokens.raw(header, claims, new byte[0])))
        .isInstanceOf(Finding.NotProven.class);
    assertThat(look(TestTokens.raw(header, claims, new byte[64])))
        .isInstanceOf(Finding.NotProven.class);
  }

  @Test
  void the_public_key_is_no_shared_secret() throws Exception {
    byte[] der = Keys.info(TestTokens.RSA.getPublic()).getEncoded("DER");
    String pem = Pem.encode("PUBLIC KEY", der);
    for (byte[] secret :
        List.of(
            der,
            pem.getBytes(StandardCharsets.US_ASCII),
            pem.strip().getBytes(StandardCharsets.US_ASCII))) {
      SignedJWT token =
          new SignedJWT(
              TestTokens.header(JWSAlgorithm.HS256, "rsa").build(), TOKENS.claims().build());
      token.sign(new MACSigner(secret));
      refuses(token.serialize(), "signed with HS256; wanted ES256 or EdDSA or PS256 or RS256");
    }
  }

  @Test
  void an_algorithm_that_the_operator_does_not_allow_is_refused() {
    refuses(
        TestTokens.sign(
            TestTokens.header(JWSAlgorithm.RS512, "rsa").build(),
            TOKENS.claims().build(),
            TestTokens.RSA),
        "signed with RS512");
  }

  @Test
  void a_key_of_another_kind_than_the_algorithm_is_not_used() {
    JWSHeader confused = TestTokens.header(JWSAlgorithm.ES256, "rsa").build();
    refuses(
        TestTokens.sign(confused, TOKENS.claims().build(), TestTokens.EC),
        "the issuer has no key \"rsa\" for ES256");
  }

  @Test
  void a_key_for_encryption_is_not_used() throws IOException {
    Files.writeString(
        keys,
        new JWKSet(
                new RSAKey.Builder((RSAPublicKey) TestTokens.RSA.getPublic())
                    .keyID("rsa")
                    .keyUse(KeyUse.ENCRYPTION)
                    .build())
            .toString());
    refuses(
        TestTokens.sign(
            TestTokens.header(JWSAlgorithm.RS256, "rsa").build(),
            TOKENS.claims().build(),
            TestTokens.RSA),
        "the issuer has no key \"rsa\"");
  }

  @Test
  void a_weak_key_of_the_issuer_is_not_used() throws IOException {
    var weak = TestKeys.of("rsa-1024");
    Files.writeString(
        keys,
        new JWKSet(new RSAKey.Builder((RSAPublicKey) weak.getPublic()).keyID("weak").build())
            .toString());
    SignedJWT unsigned =
        new SignedJWT(
            TestTokens.header(JWSAlgorithm.RS256, "weak").build(), TOKENS.claims().build());
    byte[] signature =
        new io.sealport.pki.KeyPen(weak.getPrivate(), weak.getPublic())
            .sign(unsigned.getSigningInput());
    refuses(
        new String(unsigned.getSigningInput(), StandardCharsets.US_ASCII)
            + "."
            + com.nimbusds.jose.util.Base64URL.encode(signature),
        "was not made by the issuer's key");
  }

  @Test
  void an_unknown_key_id_is_refused() {
    refuses(
        TestTokens.sign(
            TestTokens.header(JWSAlgorithm.ES256, "gone").build(),
            TOKENS.claims().build(),
            TestTokens.EC),
        "the issuer has no key \"gone\"");
  }

  @Test
  void a_signature_by_another_key_is_refused() {
    refuses(
        TestTokens.sign(
            TestTokens.header(JWSAlgorithm.ES256, "ec").build(),
            TOKENS.claims().build(),
            TestKeys.fresh()),
        "was not made by the issuer's key");
  }

  @Test
  void a_key_that_the_token_brings_along_is_not_used() {
    var own = TestKeys.fresh();
    JWSHeader header =
        TestTokens.header(JWSAlgorithm.ES256, "ec")
            .jwk(TestTokens.ec("ec", own))
            .jwkURL(java.net.URI.create("http://127.0.0.1:9/keys"))
            .build();
    refuses(
        TestTokens.sign(header, TOKENS.claims().build(), own), "was not made by the issuer's key");
  }

  @Test
  void changed_claims_are_refused() {
    String[] parts = TOKENS.token().split("\\.");
    String[] others = TOKENS.token(c -> c.claim("preferred_username", "bob")).split("\\.");
    refuses(parts[0] + "." + others[1] + "." + parts[2], "was not made by the issuer's key");
  }

  @Test
  void a_token_of_another_type_is_refused() {
    JWSHeader header =
        TestTokens.header(JWSAlgorithm.ES256, "ec").type(new JOSEObjectType("logout+jwt")).build();
    refuses(
        TestTokens.sign(header, TOKENS.claims().build(), TestTokens.EC),
        "of type \"logout+jwt\"; wanted JWT or at+jwt");
  }

  @Test
  void critical_headers_are_refused() {
    JWSHeader header =
        TestTokens.header(JWSAlgorithm.ES256, "ec")
            .criticalParams(Set.of("x"))
            .customParam("x", 1)
            .build();
    refuses(TestTokens.sign(header, TOKENS.claims().build(), TestTokens.EC), "critical parameters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "a.b", "a.b.c", "a.b.c.d.e", "..", "\u0000", "e30.e30.e30"})
  void what_is_no_token_is_refused(String text) {
    refuses(text, "no signed token");
  }

  @Test
  void a_huge_or_deep_token_is_refused() {
    refuses("a".repeat(32 * 1024 + 1), "wanted at most 32768");
    refuses(
        TestTokens.raw("{\"alg\":\"ES256\"}", "[".repeat(20_000), new byte[64]), "cannot be read");
  }

  @Test
  void a_token_proves_for_one_request_only() {
    String token = TOKENS.token();
    assertThat(look(token)).isInstanceOf(Finding.Proven.class);
    assertThat(look(token, Subject.REQUESTER)).isInstanceOf(Finding.Proven.class);

    Order other = PersonOrders.of("r2", "login:alice");
    assertThat(check.look(other, login("alice"), answers("oidc", "token", token), looking()))
        .isEqualTo(
            new Finding.NotProven("the token was used for another request; wanted a new one"));
  }

  @Test
  void signing_the_same_claims_again_makes_no_new_token() {
    JWTClaimsSet.Builder claims = TOKENS.claims().jwtID("j1");
    JWSHeader header = TestTokens.header(JWSAlgorithm.ES256, "ec").build();
    assertThat(look(TestTokens.sign(header, claims.build(), TestTokens.EC)))
        .isInstanceOf(Finding.Proven.class);

    Order other = PersonOrders.of("r2", "login:alice");
    for (String again :
        List.of(
            TestTokens.sign(header, claims.build(), TestTokens.EC),
            TestTokens.sign(header, claims.claim("more", 1).build(), TestTokens.EC))) {
      assertThat(check.look(other, login("alice"), answers("oidc", "token", again), looking()))
          .isInstanceOf(Finding.NotProven.class);
    }
  }

  @Test
  void nothing_is_proven_without_issuers() {
    OidcCheck none = new OidcCheck(OidcSettings.NONE);

    assertThat(
            none.look(
                ORDER, Subject.REQUESTER, answers("oidc", "token", TOKENS.token()), looking()))
        .isEqualTo(
            new Finding.NotProven("this CA believes no issuer of tokens: none is configured"));
  }

  @Test
  void a_missing_file_of_keys_is_said_without_its_path() throws IOException {
    Files.delete(keys);

    refuses(TOKENS.token(), "the file with the keys of " + ISSUER + " cannot be read");
  }

  @Test
  void it_is_for_persons_and_ready_when_the_token_is_there() {
    assertThat(check.suits(Subject.REQUESTER)).isTrue();
    assertThat(check.suits(login("alice"))).isTrue();
    assertThat(check.suits(Subject.parse("upn:a@example.com"))).isTrue();
    assertThat(check.suits(Subject.parse("dns:ftp.example.com"))).isFalse();
    assertThat(check.suits(Subject.parse("ip:192.0.2.1"))).isFalse();
    assertThat(check.isReady(ORDER, Answers.NONE)).isFalse();
    assertThat(check.isReady(ORDER, answers("oidc", "token", "x"))).isTrue();
  }

  @Test
  void the_step_says_what_to_do() {
    assertThat(check.step(ORDER, login("alice")).words())
        .anyMatch(w -> w.contains(ISSUER) && w.contains("`sealport`"))
        .anyMatch(w -> w.contains("`nonce-of-r1`"))
        .anyMatch(w -> w.contains("`sealport request resume r1 --oidc-token-file FILE`"));
  }
}
