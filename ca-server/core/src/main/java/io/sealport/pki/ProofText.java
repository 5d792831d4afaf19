package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * The exact bytes that a key signs to prove its possession for one request: ASCII, five lines, each
 * ended by one line feed.
 *
 * <pre>
 * Sealport proof of possession 1
 * purpose: certificate
 * request: 0190c5f2a1
 * nonce: q83vASNFZ4mrze8BI0Vnias
 * key: 64 hexadecimal digits, SHA-256 of the SubjectPublicKeyInfo that is to be certified
 * </pre>
 *
 * <p>The first line keeps it apart from everything else that keys sign: structures in DER begin
 * with another octet, handshakes of TLS with other text. The key keeps a CA from having signed what
 * is good at another one: the signer names its own new key. The signature is in base64, by OpenSSL:
 *
 * <pre>
 * openssl dgst -sha256 -sign KEY.pem TEXT | openssl base64 -A                (EC and RSA)
 * openssl pkeyutl -sign -rawin -inkey KEY.pem -in TEXT | openssl base64 -A   (Ed25519)
 * </pre>
 *
 * @param purpose what the proof is for; of one purpose it is worth nothing for another
 * @param request the request's id
 * @param nonce the CA's nonce for this request alone
 * @param key the key that is to be certified, whichever key signs
 */
public record ProofText(Purpose purpose, String request, String nonce, KeyHash key) {

  /** What a signature is made for. */
  public enum Purpose {
    /** The key that an endpoint serves is the requester's. */
    ENDPOINT_KEY("endpoint-key"),
    /** A certificate that the requester has is its own. */
    CERTIFICATE("certificate"),
    /** The certificate that is renewed is the requester's. */
    RENEWAL("renewal");

    private final String wire;

    Purpose(String wire) {
      this.wire = wire;
    }

    public String wire() {
      return wire;
    }
  }

  private static final String TITLE = "Sealport proof of possession 1";

  /** Nothing that could end a line. */
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._~-]{1,128}");

  /** RSA of the largest size has 1,368 digits. */
  private static final int MAX_SIGNATURE = 4096;

  public ProofText {
    requireWord("request", request);
    requireWord("nonce", nonce);
  }

  /** The text, with its last line feed. */
  public String text() {
    return String.join(
        "\n",
        TITLE,
        "purpose: " + purpose.wire(),
        "request: " + request,
        "nonce: " + nonce,
        "key: " + key,
        "");
  }

  /** The signature in base64, on one line. */
  public String sign(Pen pen) {
    return Base64.getEncoder().encodeToString(pen.sign(bytes()));
  }

  /**
   * Whether the key's owner signed this text: ECDSA or RSA (PKCS#1 v1.5) with SHA-256, SHA-384 or
   * SHA-512, or Ed25519.
   *
   * @param signature base64; blanks and line ends in it are left out
   * @throws Fault BAD_INPUT if the signature is not base64, or the key is of no kind that Sealport
   *     knows or verifies
   */
  public boolean isSignedBy(SubjectPublicKeyInfo signer, String signature) {
    byte[] decoded = decode(signature);
    KeyType type = KeyType.of(signer);
    KeyCost.require(signer, "the signing key");
    return schemes(type.family()).anyMatch(s -> s.verifies(signer, bytes(), decoded));
  }

  private byte[] bytes() {
    return text().getBytes(StandardCharsets.US_ASCII);
  }

  /** Whoever signs with a command chooses the hash, so it need not be as strong as the key. */
  private static Stream<SignatureScheme> schemes(KeyType.Family family) {
    return switch (family) {
      case EC ->
          Stream.of(
              SignatureScheme.ECDSA_SHA256,
              SignatureScheme.ECDSA_SHA384,
              SignatureScheme.ECDSA_SHA512);
      case RSA ->
          Stream.of(
              SignatureScheme.RSA_SHA256, SignatureScheme.RSA_SHA384, SignatureScheme.RSA_SHA512);
      case ED25519 -> Stream.of(SignatureScheme.ED25519);
    };
  }

  private static byte[] decode(String signature) {
    if (signature.length() > MAX_SIGNATURE) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "the signature has "
              + signature.length()
              + " characters; wanted at most "
              + MAX_SIGNATURE
              + " of base64");
    }
    try {
      return Base64.getDecoder().decode(signature.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw Fault.of(Kind.BAD_INPUT, "the signature is not base64", e);
    }
  }

  private static void requireWord(String what, String value) {
    if (!WORD.matcher(value).matches()) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "the "
              + what
              + " of a proof is \""
              + Name.printable(value)
              + "\"; wanted 1 to 128 letters, digits or any of . _ ~ -");
    }
  }
}
