package io.sealport.server.identity.person;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.net.NetFailure;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The header {@value #HEADER} with which both sides show that they know the secret: {@code
 * t=SECONDS,v1=HEX}. SECONDS is the time as seconds since 1970; HEX is HMAC-SHA256 with the
 * secret's UTF-8 as key over
 *
 * <pre>
 * DIRECTION LF SECONDS LF NONCE LF BODY
 * </pre>
 *
 * <p>where DIRECTION is {@code question} or {@code answer}, LF one line feed, NONCE the question's
 * field {@code nonce} and BODY the body's bytes as they were sent. The direction keeps a question
 * from being sent back as its answer; the nonce keeps an answer to the question that it was made
 * for.
 */
final class WebhookSeal {

  static final String HEADER = "Sealport-Signature";

  /** Which way a message goes. */
  enum Direction {
    QUESTION("question"),
    ANSWER("answer");

    private final String wire;

    Direction(String wire) {
      this.wire = wire;
    }
  }

  private static final Pattern FORM = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");

  private final byte[] secret;

  WebhookSeal(String secret) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
  }

  /** The header of a message. */
  String write(Direction direction, Instant time, String nonce, byte[] body) {
    long seconds = time.getEpochSecond();
    return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac(direction, seconds, nonce, body));
  }

  /**
   * Goes on only with a message of someone who knows the secret, made now.
   *
   * @throws NetFailure MISMATCH if it is none
   */
  void require(
      Direction direction, String header, String nonce, byte[] body, Instant now, Duration skew)
      throws NetFailure {
    Matcher form = FORM.matcher(header);
    if (!form.matches()) {
      throw new NetFailure(
          NetFailure.Kind.MISMATCH,
          "the service's answer is not signed; wanted " + HEADER + ": t=SECONDS,v1=HEX");
    }
    long seconds = Long.parseLong(form.group(1));
    byte[] found = HexFormat.of().parseHex(form.group(2));
    if (!MessageDigest.isEqual(found, mac(direction, seconds, nonce, body))) {
      throw new NetFailure(
          NetFailure.Kind.MISMATCH,
          "the signature of the service's answer is wrong: another secret, another question or a"
              + " changed answer");
    }
    Duration apart = Duration.between(Instant.ofEpochSecond(seconds), now).abs();
    if (apart.compareTo(skew) > 0) {
      throw new NetFailure(
          NetFailure.Kind.MISMATCH,
          "the service signed at "
              + Instant.ofEpochSecond(seconds)
              + ", "
              + apart.toSeconds()
              + " seconds from now; wanted at most "
              + skew.toSeconds());
    }
  }

  private byte[] mac(Direction direction, long seconds, String nonce, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      String head = direction.wire + "\n" + seconds + "\n" + nonce + "\n";
      mac.update(head.getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw Fault.of(Kind.INTERNAL, "no HMAC-SHA256", e);
    }
  }
}
