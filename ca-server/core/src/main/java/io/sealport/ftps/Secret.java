package io.sealport.ftps;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A password; never a part of any text. The characters are their owner's to wipe. */
record Secret(char[] characters) {

  /** The prefix and the secret in UTF-8, for the one who sends it and wipes it. */
  byte[] behind(String prefix) {
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters));
    byte[] all =
        Arrays.copyOf(
            prefix.getBytes(StandardCharsets.UTF_8), prefix.length() + encoded.remaining());
    encoded.get(all, prefix.length(), encoded.remaining());
    Arrays.fill(encoded.array(), (byte) 0);
    return all;
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
