package io.sealport.cli.fake;

import io.sealport.api.AttemptInfo;
import io.sealport.api.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Steps and attempts as a server tells them. */
public final class Ways {

  public static final String NONCE = "q83vASNFZ4mrze8BI0Vnias";
  public static final String NAME = "dns:ftp.example.com";

  private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

  private Ways() {}

  /** The CSR's own key is to be served. */
  public static Step endpointKey() {
    return new Step(
        NAME,
        "endpoint-key",
        List.of(
            "serve a certificate of the request's key; `DIR/challenge` has one",
            "then run `sealport request resume r1 --out DIR`"),
        Map.of(
            "nonce",
            NONCE,
            "words.vsftpd",
            "`rsa_cert_file=DIR/challenge/cert.pem`\nrestart vsftpd",
            "words.proftpd",
            "`TLSECCertificateFile DIR/challenge/cert.pem`",
            "words.generic",
            "serve `DIR/challenge/cert.pem`"));
  }

  /** The same where the whole text stands in the data. */
  public static Step endpointKey(String text) {
    return new Step(NAME, "endpoint-key", List.of("serve it"), Map.of("proof-text", text));
  }

  public static Step of(String subject, String check, String words, Map<String, String> data) {
    return new Step(subject, check, List.of(words), data);
  }

  public static Step ftpLogin() {
    return of(
        "login:alice",
        "ftp-login",
        "give the password of `alice`",
        Map.of("user", "alice", "server", "ftps://files.example.com", "answers", "password"));
  }

  public static Step dns01() {
    return of(NAME, "dns-01", "put a TXT record", Map.of());
  }

  public static Step approval(String subject) {
    return of(
        subject,
        "approval",
        "2 officers approve it (1 has): `sealport requests approve r1`",
        Map.of("points", "2", "given", "1"));
  }

  public static AttemptInfo found(String check, String subject, String outcome, String statement) {
    return new AttemptInfo(
        check,
        subject,
        outcome,
        statement,
        null,
        "192.0.2.9",
        AT,
        outcome.equals("running") ? null : AT.plusSeconds(2),
        List.of("> AUTH TLS", "< 234 AUTH TLS successful\u001b[2J"));
  }

  public static AttemptInfo approved(String officer, String words) {
    return new AttemptInfo(
        "approval", "requester", "proven", words, officer, null, AT, AT, List.of());
  }
}
