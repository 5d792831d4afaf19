package io.sealport.ftps.check;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.ftps.FtpReply;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;

/** Says what the replies of FTP servers mean; the words stand in {@code reply-codes.properties}. */
public final class ReplyWords {

  private static final String FILE = "reply-codes.properties";

  private static final Properties WORDS = load();

  private ReplyWords() {}

  /** What a code means; empty for one that no standard knows. */
  public static Optional<String> of(int code) {
    return Optional.ofNullable(WORDS.getProperty(Integer.toString(code)));
  }

  /** The reply and what its code means, for people. */
  public static String explained(FtpReply reply) {
    return "\""
        + reply
        + "\""
        + of(reply.code()).map(w -> " (" + reply.code() + ": " + w + ")").orElse("");
  }

  private static Properties load() {
    Properties words = new Properties();
    try (InputStream file = ReplyWords.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw Fault.of(Kind.INTERNAL, FILE + " is missing");
      }
      words.load(file);
      return words;
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, FILE + " cannot be read", e);
    }
  }
}
