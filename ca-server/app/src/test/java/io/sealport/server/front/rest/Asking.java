package io.sealport.server.front.rest;

import io.sealport.api.CertificateBundle;
import io.sealport.api.EnrolRequest;
import io.sealport.api.RequestInfo;
import io.sealport.api.TokenInfo;
import io.sealport.api.TokenRequest;
import io.sealport.pki.CsrDraft;
import io.sealport.pki.Name;
import io.sealport.pki.TestKeys;
import io.sealport.server.boot.Client;
import io.sealport.server.boot.Identity;
import io.sealport.server.boot.RunningServer;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;

/** What the tests of the API ask for again and again. */
public final class Asking {

  public static final String REQUESTS = "/api/v1/requests";
  static final String RENEWALS = "/api/v1/renewals";
  static final String CERTIFICATES = "/api/v1/certificates";
  public static final String TOKENS = "/api/v1/tokens";

  private Asking() {}

  /** A request with that CSR and no other name. */
  static EnrolRequest with(String profile, String csr) {
    return new EnrolRequest(profile, null, csr, null);
  }

  /** An honest request for these names, of that holder's key. */
  public static EnrolRequest honest(String profile, String... names) {
    return with(profile, csr(TestKeys.ecOf(profile + names[0]), names));
  }

  static String csr(KeyPair key, String... names) {
    return CsrDraft.sign(key, Arrays.stream(names).map(Name::parse).toList()).pem();
  }

  /** A certificate and its key, asked for by the administrator. */
  public static Identity issued(RunningServer server, String profile, String... names) {
    KeyPair key = TestKeys.fresh();
    CertificateBundle bundle =
        server
            .administrator()
            .post(REQUESTS, with(profile, csr(key, names)))
            .as(201, RequestInfo.class)
            .bundle();
    return Identity.of(bundle, key);
  }

  static String serial(Identity identity) {
    return identity.leaf().getSerialNumber().toString(16);
  }

  /** The secret of an enrolment token. */
  static TokenInfo token(Client operator, String profile, String... names) {
    return operator
        .post(TOKENS, new TokenRequest(profile, List.of(names), null, "1h"))
        .as(201, TokenInfo.class);
  }
}
