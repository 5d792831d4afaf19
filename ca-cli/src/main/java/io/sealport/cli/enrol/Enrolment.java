package io.sealport.cli.enrol;

import io.sealport.api.CertificateBundle;
import io.sealport.api.EnrolRequest;
import io.sealport.api.RequestInfo;
import io.sealport.api.ResumeRequest;
import io.sealport.api.ServerInfo;
import io.sealport.cli.client.ApiClient;
import io.sealport.cli.client.Query;
import io.sealport.cli.console.Quoted;
import io.sealport.cli.console.Violations;
import io.sealport.cli.delivery.Delivery;
import io.sealport.cli.prove.Answers;
import io.sealport.cli.prove.Claim;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Csr;
import io.sealport.pki.Keys;
import io.sealport.pki.Pem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Sends a request, follows it, and delivers its certificate. */
final class Enrolment {

  private final ApiClient api;
  private final OpenRequest open;
  private final Delivery delivery;
  private final boolean replace;
  private final String options;

  /**
   * @param replace whether files in the folder may be replaced
   * @param options those that lead to the same server again
   */
  Enrolment(ApiClient api, OpenRequest open, Delivery delivery, boolean replace, String options) {
    this.options = options;
    this.api = api;
    this.open = open;
    this.delivery = delivery;
    this.replace = replace;
  }

  /** Says no where the server cannot be reached, before a key is made for nothing. */
  void requireServer() {
    api.get("/server", ServerInfo.class);
  }

  /** Writes key and state, then sends. A refused request leaves nothing behind. */
  RequestInfo begin(RequestState state, Optional<PrivateKey> made) {
    open.begin(state, made);
    try {
      return send(state);
    } catch (Fault e) {
      if (isFinal(e.kind())) {
        open.end();
      }
      throw e;
    }
  }

  /** Sends a request again whose answer never came, or asks what became of it. */
  RequestInfo again(RequestState state) {
    try {
      return state.id() == null ? send(state) : look(state.id());
    } catch (Fault e) {
      if (e.kind() == Kind.REFUSED) {
        open.end();
      }
      throw e;
    }
  }

  /** The command that goes on with what is under way in the folder. */
  String resumption() {
    String id = open.state().map(RequestState::id).map(known -> " " + known).orElse("");
    return "sealport request resume"
        + id
        + Quoted.option("--out", delivery.folder().toAbsolutePath())
        + options;
  }

  private RequestInfo send(RequestState state) {
    try {
      return answerTo(state);
    } catch (Fault e) {
      if (isFinal(e.kind())) {
        throw e;
      }
      // Sent or not, the key makes the next time the same request.
      throw Fault.of(e.kind(), e.message() + "; whether the request arrived is not known", e)
          .withHint(resumption());
    }
  }

  private RequestInfo answerTo(RequestState state) {
    List<String> names = state.names().isEmpty() ? null : state.names();
    EnrolRequest body = new EnrolRequest(state.profile(), names, state.csr(), state.validity());
    String path = state.renews() == null ? "/requests" : "/renewals";
    RequestInfo answer =
        state.key() == null
            ? api.post(path, body, RequestInfo.class)
            : api.post(path, body, RequestInfo.class, state.key());
    open.save(state.withId(answer.id()));
    return answer;
  }

  /** The request as it stands. */
  RequestInfo look(String id) {
    return api.get("/requests/" + Query.segment(id), RequestInfo.class);
  }

  /**
   * Has the server look whether what is owed is proven now.
   *
   * @throws Fault REFUSED if policy refuses it now, BUSY if something was tried too often
   */
  RequestInfo resume(String id, Answers answers) {
    try {
      return api.post(
          "/requests/" + Query.segment(id) + "/resume",
          new ResumeRequest(answers.byCheck()),
          RequestInfo.class);
    } catch (Fault e) {
      return switch (e.kind()) {
        // Somebody decided meanwhile.
        case CONFLICT -> look(id);
        case FORBIDDEN -> throw e.withHint("give the token or certificate that it was asked with");
        case REFUSED -> {
          open.end();
          throw e;
        }
        default -> throw e;
      };
    }
  }

  /** What only this folder knows of a pending request. */
  Claim claim(RequestInfo pending, Optional<KeyPair> key) {
    String csr = open.state().map(RequestState::csr).orElse("");
    return new Claim(pending, Csr.parse(csr.getBytes(StandardCharsets.US_ASCII)), key);
  }

  /**
   * Writes the certificate of an issued request into the folder.
   *
   * @param key the pair whose private half is known here
   * @throws Fault REFUSED if it was refused or rejected; the request is forgotten then
   */
  Enrolled deliver(RequestInfo request, Optional<KeyPair> key) {
    requireIssued(request);
    RequestInfo whole = request.bundle() == null ? look(request.id()) : request;
    CertificateBundle bundle = whole.bundle();
    if (bundle == null) {
      throw Fault.of(Kind.INTERNAL, "request " + request.id() + " is issued without certificate");
    }
    key.ifPresent(pair -> requireOwnKey(bundle, pair));
    open.state().map(RequestState::whileDelivering).ifPresent(open::save);
    List<Path> files = replace ? delivery.replace(bundle, key) : delivery.create(bundle, key);
    open.end();
    return Enrolled.issued(whole, bundle.info(), delivery.folder(), files);
  }

  private void requireIssued(RequestInfo request) {
    switch (request.status()) {
      case "issued" -> {}
      case "refused" -> {
        open.end();
        throw Violations.refusal("refused by policy", request.violations());
      }
      case "rejected" -> {
        open.end();
        throw Fault.of(Kind.REFUSED, rejection(request));
      }
      case "expired" -> {
        open.end();
        throw Fault.of(Kind.REFUSED, "request " + request.id() + " is expired: nobody decided")
            .withHint("ask again, and tell an operator");
      }
      default ->
          throw Fault.of(
              Kind.CONFLICT,
              "request " + request.id() + " is " + request.status() + ", not issued");
    }
  }

  private static String rejection(RequestInfo request) {
    String by = request.decidedBy() == null ? "an operator" : request.decidedBy();
    return "rejected by " + by + (request.reason() == null ? "" : ": " + request.reason());
  }

  private static void requireOwnKey(CertificateBundle bundle, KeyPair pair) {
    byte[] pem = bundle.certificate().getBytes(StandardCharsets.US_ASCII);
    SubjectPublicKeyInfo certified =
        Pem.readCertificates(pem, "the answer").get(0).getSubjectPublicKeyInfo();
    if (!certified.equals(Keys.info(pair.getPublic()))) {
      throw Fault.of(Kind.INTERNAL, "the server certified another key than the one requested");
    }
  }

  /** Whether the server has seen the request and will not issue it. */
  private static boolean isFinal(Kind kind) {
    return switch (kind) {
      case BUSY, UNAVAILABLE, INTERNAL -> false;
      default -> true;
    };
  }
}
