package io.sealport.server.events.action;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import java.nio.file.Path;
import java.util.Base64;

/** What signs deliveries as Standard Webhooks has it: HMAC-SHA256 over id, time and body. */
public final class WebhookSecret {

  private static final long MAX_SECRET = 4096;

  /** The specification's 24 to 64 bytes. */
  private static final int SHORTEST = 24;

  private static final int LONGEST = 64;

  private final Webhook webhook;

  private WebhookSecret(Webhook webhook) {
    this.webhook = webhook;
  }

  /**
   * Reads {@code whsec_} and Base64 of 24 to 64 bytes.
   *
   * @throws Fault BAD_CONFIGURATION if the file holds something else, or others may read it
   */
  public static WebhookSecret read(Path file) {
    String text = SafeFile.readSecret(file, MAX_SECRET).strip();
    byte[] key = key(text, file);
    if (key.length < SHORTEST || key.length > LONGEST) {
      throw wanted(file);
    }
    try {
      return new WebhookSecret(new Webhook(key));
    } catch (EmptyWebhookSecretException e) {
      throw wanted(file);
    }
  }

  private static byte[] key(String text, Path file) {
    try {
      return Base64.getDecoder().decode(text.startsWith("whsec_") ? text.substring(6) : text);
    } catch (IllegalArgumentException e) {
      throw wanted(file);
    }
  }

  private static Fault wanted(Path file) {
    return Fault.of(
            Kind.BAD_CONFIGURATION,
            file + " holds no secret of a webhook; wanted whsec_ and Base64 of 24 to 64 bytes")
        .withHint("(umask 077; echo whsec_$(openssl rand -base64 32) > " + file + ")");
  }

  /** The header {@code webhook-signature}. */
  String sign(String id, long seconds, String body) {
    try {
      return webhook.sign(id, seconds, body);
    } catch (WebhookSigningException e) {
      throw Fault.of(Kind.INTERNAL, "a webhook cannot be signed", e);
    }
  }
}
