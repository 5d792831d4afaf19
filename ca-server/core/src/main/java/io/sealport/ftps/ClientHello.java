package io.sealport.ftps;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The first message of a handshake (RFC 5246 7.4.1.2) with versions and suites that no library
 * offers any more. It only asks: nothing is ever protected by what comes of it.
 */
record ClientHello(int version, List<Integer> suites, Optional<String> serverName) {

  ClientHello {
    suites = List.copyOf(suites);
  }

  private static final int SERVER_NAME = 0;
  private static final int SUPPORTED_GROUPS = 10;
  private static final int POINT_FORMATS = 11;
  private static final int SIGNATURE_ALGORITHMS = 13;
  private static final int RENEGOTIATION_INFO = 0xff01;

  /** RSA and ECDSA, down to SHA-1, which a server that is old may have alone. */
  private static final int[] SIGNATURES = {
    0x0403, 0x0503, 0x0603, 0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601, 0x0203, 0x0201
  };

  private static final int[] GROUPS = {29, 23, 24, 25};

  private interface Content {
    void to(DataOutputStream out) throws IOException;
  }

  /** In one record. */
  byte[] record() {
    byte[] body = bytes(this::body);
    byte[] message =
        bytes(
            out -> {
              out.writeInt(1 << 24 | body.length);
              out.write(body);
            });
    return bytes(
        out -> {
          out.write(22);
          // RFC 8446 5.1: the first record of a client is often of this version.
          out.writeShort(0x0301);
          out.writeShort(message.length);
          out.write(message);
        });
  }

  private void body(DataOutputStream out) throws IOException {
    out.writeShort(version);
    // It need not be random: no key is made of it.
    out.write(new byte[32]);
    out.write(0);
    out.writeShort(2 * suites.size());
    for (int suite : suites) {
      out.writeShort(suite);
    }
    out.writeShort(0x0100);
    byte[] extensions = bytes(this::extensions);
    out.writeShort(extensions.length);
    out.write(extensions);
  }

  private void extensions(DataOutputStream out) throws IOException {
    if (serverName.isPresent()) {
      byte[] name = serverName.get().getBytes(StandardCharsets.US_ASCII);
      extension(
          out,
          SERVER_NAME,
          e -> {
            e.writeShort(name.length + 3);
            e.write(0);
            e.writeShort(name.length);
            e.write(name);
          });
    }
    extension(out, RENEGOTIATION_INFO, e -> e.write(0));
    extension(out, SUPPORTED_GROUPS, e -> list(e, GROUPS));
    extension(out, POINT_FORMATS, e -> e.writeShort(0x0100));
    if (version == 0x0303) {
      extension(out, SIGNATURE_ALGORITHMS, e -> list(e, SIGNATURES));
    }
  }

  private static void list(DataOutputStream out, int[] values) throws IOException {
    out.writeShort(2 * values.length);
    for (int value : values) {
      out.writeShort(value);
    }
  }

  private static void extension(DataOutputStream out, int type, Content content)
      throws IOException {
    byte[] bytes = bytes(content);
    out.writeShort(type);
    out.writeShort(bytes.length);
    out.write(bytes);
  }

  private static byte[] bytes(Content content) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      content.to(new DataOutputStream(bytes));
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
