package io.sealport.cli.prove;

import io.sealport.api.Step;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.KeyHash;
import io.sealport.pki.KeyPen;
import io.sealport.pki.ProofText;
import io.sealport.pki.ProofText.Purpose;
import java.security.KeyPair;
import java.util.Optional;

/** Signs with a key, for one request, that the requester has the key. */
final class Possession {

  /** Under these names a step's data has the CA's nonce, or the whole text to be signed. */
  private static final String NONCE = "nonce";

  private static final String TEXT = "proof-text";
  private static final String NONCE_LINE = "nonce: ";

  private Possession() {}

  /**
   * The signature, in base64.
   *
   * @throws Fault UNAVAILABLE if the server wants something else signed than this request's text
   */
  static String proof(Purpose purpose, Step step, Claim claim, KeyPair signer) {
    ProofText text =
        new ProofText(
            purpose, claim.pending().id(), nonce(step), KeyHash.of(claim.csr().publicKey()));
    String wanted = step.data().getOrDefault(TEXT, text.text());
    // Whoever signs what a server hands out signs for whomever that server likes.
    if (!wanted.equals(text.text())) {
      throw Fault.of(
              Kind.UNAVAILABLE,
              "the server wants another text signed for "
                  + step.check()
                  + " than that of this request; nothing was signed")
          .withHint("is the server newer than this program?");
    }
    return text.sign(new KeyPen(signer.getPrivate(), signer.getPublic()));
  }

  private static String nonce(Step step) {
    return Optional.ofNullable(step.data().get(NONCE))
        .or(() -> nonceLine(step.data().getOrDefault(TEXT, "")))
        .orElseThrow(
            () ->
                Fault.of(
                    Kind.UNAVAILABLE,
                    "the server did not say which nonce " + step.check() + " wants signed"));
  }

  private static Optional<String> nonceLine(String text) {
    return text.lines()
        .filter(l -> l.startsWith(NONCE_LINE))
        .map(l -> l.substring(NONCE_LINE.length()))
        .findFirst();
  }
}
