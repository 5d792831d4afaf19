package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/** Textual encodings of RFC 7468. */
public final class Pem {

  private Pem() {}

  /** One block with that label. */
  public static String encode(String label, byte[] der) {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(new PemObject(label, der));
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "cannot write PEM", e);
    }
    return text.toString();
  }

  public static String certificate(X509CertificateHolder certificate) {
    try {
      return encode("CERTIFICATE", certificate.getEncoded());
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "cannot encode a certificate", e);
    }
  }

  public static String certificates(Collection<X509CertificateHolder> certificates) {
    return certificates.stream().map(Pem::certificate).collect(Collectors.joining());
  }

  /** Whether the bytes look like PEM and not like DER. */
  public static boolean isPem(byte[] bytes) {
    return new String(bytes, 0, bytes.length, java.nio.charset.StandardCharsets.ISO_8859_1)
        .contains("-----BEGIN ");
  }

  /** Whether there is a certificate in the PEM. */
  public static boolean holdsCertificate(byte[] bytes) {
    return new String(bytes, 0, bytes.length, java.nio.charset.StandardCharsets.ISO_8859_1)
        .contains("-----BEGIN CERTIFICATE-----");
  }

  /**
   * The one block of a text that must hold exactly one.
   *
   * @param source what the text is, for the message
   * @throws Fault BAD_INPUT if there is none, more than one, or it is damaged
   */
  static PemObject single(String text, String source) {
    List<PemObject> blocks = blocks(text, source);
    if (blocks.size() != 1) {
      throw Fault.of(
          Kind.BAD_INPUT, source + " holds " + blocks.size() + " PEM blocks; wanted exactly one");
    }
    return blocks.get(0);
  }

  /**
   * The content of the one block of a text, which must have that label.
   *
   * @throws Fault BAD_INPUT if there is none, more than one, another, or it is damaged
   */
  public static byte[] block(String text, String label, String source) {
    PemObject found = single(text, source);
    if (!found.getType().equals(label)) {
      throw Fault.of(
          Kind.BAD_INPUT,
          source + " holds a " + Name.printable(found.getType()) + "; wanted a " + label);
    }
    return found.getContent();
  }

  private static List<PemObject> blocks(String text, String source) {
    List<PemObject> blocks = new ArrayList<>();
    try (PemReader reader = new PemReader(new StringReader(text))) {
      for (PemObject o = reader.readPemObject(); o != null; o = reader.readPemObject()) {
        blocks.add(o);
      }
    } catch (IOException | RuntimeException e) {
      throw Fault.of(Kind.BAD_INPUT, source + " holds damaged PEM", e);
    }
    return blocks;
  }

  /**
   * Every certificate of a PEM text, or the one certificate of a DER file, in the file's order.
   *
   * @throws Fault BAD_INPUT if there is none or one cannot be read
   */
  public static List<X509CertificateHolder> readCertificates(byte[] bytes, String source) {
    try {
      if (!isPem(bytes)) {
        return List.of(new X509CertificateHolder(bytes));
      }
      List<X509CertificateHolder> found = new ArrayList<>();
      String text = new String(bytes, java.nio.charset.StandardCharsets.US_ASCII);
      for (PemObject block : blocks(text, source)) {
        if (block.getType().equals("CERTIFICATE")) {
          found.add(new X509CertificateHolder(block.getContent()));
        }
      }
      if (found.isEmpty()) {
        throw Fault.of(Kind.BAD_INPUT, source + " holds no certificate");
      }
      return List.copyOf(found);
    } catch (IOException | RuntimeException e) {
      if (e instanceof Fault fault) {
        throw fault;
      }
      throw Fault.of(Kind.BAD_INPUT, source + " is not a certificate in PEM or DER", e);
    }
  }

  /**
   * Every CRL of a PEM text, in its order.
   *
   * @throws Fault BAD_INPUT if there is none or one cannot be read
   */
  public static List<X509CRLHolder> readCrls(byte[] bytes, String source) {
    List<X509CRLHolder> found = new ArrayList<>();
    String text = new String(bytes, java.nio.charset.StandardCharsets.US_ASCII);
    try {
      for (PemObject block : blocks(text, source)) {
        if (block.getType().equals("X509 CRL")) {
          found.add(new X509CRLHolder(block.getContent()));
        }
      }
    } catch (IOException e) {
      throw Fault.of(Kind.BAD_INPUT, source + " holds a CRL that cannot be read", e);
    }
    if (found.isEmpty()) {
      throw Fault.of(Kind.BAD_INPUT, source + " holds no CRL");
    }
    return List.copyOf(found);
  }

  /** The first private key in the text, in whichever form Bouncy Castle reads it. */
  static Object firstKey(String text, String source) {
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      for (Object o = parser.readObject(); o != null; o = parser.readObject()) {
        if (o instanceof PEMKeyPair
            || o instanceof PEMEncryptedKeyPair
            || o instanceof PrivateKeyInfo
            || o instanceof PKCS8EncryptedPrivateKeyInfo) {
          return o;
        }
      }
    } catch (PEMException e) {
      throw Fault.of(Kind.BAD_INPUT, source + " holds a private key that cannot be read", e);
    } catch (IOException | RuntimeException e) {
      throw Fault.of(Kind.BAD_INPUT, source + " holds damaged PEM", e);
    }
    throw Fault.of(Kind.BAD_INPUT, source + " holds no private key in PEM");
  }
}
