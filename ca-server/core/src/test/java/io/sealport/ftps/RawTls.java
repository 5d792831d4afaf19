package io.sealport.ftps;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.bouncycastle.cert.X509CertificateHolder;

/** Messages of TLS handshakes in clear, byte by byte as a test wants them. */
public final class RawTls {

  public static final int TLS_1_0 = 0x0301;
  public static final int TLS_1_2 = 0x0303;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private interface Content {
    void to(DataOutputStream out) throws IOException;
  }

  public byte[] bytes() {
    return bytes.toByteArray();
  }

  /** The content of the next record that the other side sends. */
  public static byte[] record(InputStream in) throws IOException {
    byte[] header = in.readNBytes(5);
    return in.readNBytes(Byte.toUnsignedInt(header[3]) << 8 | Byte.toUnsignedInt(header[4]));
  }

  /** ServerHello (2) without extensions but that of RFC 5746. */
  public RawTls serverHello(int version, int cipherSuite) {
    return handshake(
        2,
        content(
            out -> {
              out.writeShort(version);
              out.write(new byte[32]);
              out.write(0);
              out.writeShort(cipherSuite);
              out.write(0);
              out.writeShort(5);
              out.writeShort(0xff01);
              out.writeShort(1);
              out.write(0);
            }));
  }

  /** Certificate (11) of TLS 1.2. */
  RawTls certificates(X509CertificateHolder... chain) {
    byte[] list =
        content(
            out -> {
              for (X509CertificateHolder one : chain) {
                out.write(withLength(one.getEncoded()));
              }
            });
    return handshake(11, withLength(list));
  }

  /** CertificateRequest (13) for ECDSA by any CA. */
  RawTls certificateRequest() {
    return handshake(13, new byte[] {1, 64, 0, 2, 4, 3, 0, 0});
  }

  RawTls serverHelloDone() {
    return handshake(14, new byte[0]);
  }

  /** The beginning of a handshake message of so many bytes. */
  RawTls announce(int type, int length) {
    return record(22, content(out -> out.writeInt(type << 24 | length)));
  }

  RawTls handshake(int type, byte[] body) {
    return record(
        22,
        content(
            out -> {
              out.write(type);
              out.write(withLength(body));
            }));
  }

  public RawTls fatal(int alert) {
    return record(21, new byte[] {2, (byte) alert});
  }

  RawTls warning(int alert) {
    return record(21, new byte[] {1, (byte) alert});
  }

  private RawTls record(int type, byte[] content) {
    bytes.writeBytes(
        content(
            out -> {
              out.write(type);
              out.writeShort(TLS_1_2);
              out.writeShort(content.length);
              out.write(content);
            }));
    return this;
  }

  /** Three bytes of length, as TLS has it for what may be long. */
  private static byte[] withLength(byte[] body) {
    return content(
        out -> {
          out.write(body.length >> 16);
          out.writeShort(body.length);
          out.write(body);
        });
  }

  private static byte[] content(Content content) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      content.to(new DataOutputStream(bytes));
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
