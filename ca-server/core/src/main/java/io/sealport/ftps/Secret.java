package io.sealport.ftps;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A password; never a part of any text. The characters are their owner's to wipe. */
final class Secret {

  /** Of one char in UTF-8; a pair of surrogates takes four for two. */
  private static final int MOST_BYTES = 3;

  private final char[] characters;

  Secret(char[] characters) {
    this.characters = characters;
  }

  /** The prefix and the secret in UTF-8, for the one who sends it and wipes it. */
  byte[] behind(String prefix) {
    ByteBuffer all = ByteBuffer.allocate(prefix.length() + characters.length * MOST_BYTES);
    all.put(prefix.getBytes(StandardCharsets.US_ASCII));
    StandardCharsets.UTF_8
        .newEncoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .encode(CharBuffer.wrap(characters), all, true);
    byte[] exact = Arrays.copyOf(all.array(), all.position());
    Arrays.fill(all.array(), (byte) 0);
    return exact;
  }

  /** A reply in which a server may have repeated it. */
  FtpReply removedFrom(FtpReply reply) {
    String secret = new String(characters);
    List<String> lines =
        secret.isEmpty()
            ? reply.lines()
            : reply.lines().stream().map(l -> l.replace(secret, "***")).toList();
    return new FtpReply(reply.code(), lines);
  }

  @Override
  public String toString() {
    return "***";
  }
}
