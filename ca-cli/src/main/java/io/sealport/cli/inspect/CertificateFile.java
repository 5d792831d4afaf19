package io.sealport.cli.inspect;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.pki.Keys;
import io.sealport.pki.Pem;
import io.sealport.pki.Providers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

/**
 * The certificates of a file as FTPS programs have them: PEM with or without a key, DER, PKCS#12.
 * The first is the one that the file is about.
 *
 * @param all at least one
 */
public record CertificateFile(List<X509CertificateHolder> all) {

  /** A chain with keys has some KiB; a megabyte is another kind of file. */
  private static final long MAX_BYTES = 1024 * 1024;

  public CertificateFile {
    all = List.copyOf(all);
  }

  X509CertificateHolder certificate() {
    return all.get(0);
  }

  List<X509CertificateHolder> chain() {
    return all.subList(1, all.size());
  }

  /**
   * Reads a file.
   *
   * @param passphrase asked only for PKCS#12, and wiped
   * @throws Fault BAD_INPUT if there is no certificate in it, UNAUTHENTICATED if the passphrase is
   *     wrong, or as {@link SafeFile#read}
   */
  static CertificateFile read(Path file, Supplier<char[]> passphrase) {
    byte[] bytes = SafeFile.read(file, MAX_BYTES);
    if (!isPkcs12(bytes)) {
      return new CertificateFile(Pem.readCertificates(bytes, file.toString()));
    }
    char[] secret = passphrase.get();
    try {
      return new CertificateFile(pkcs12(bytes, secret, file));
    } finally {
      Keys.wipe(secret);
    }
  }

  /** Every certificate of a PEM or DER file, as for {@code --trust}. */
  public static List<X509CertificateHolder> certificates(Path file) {
    return Pem.readCertificates(SafeFile.read(file, MAX_BYTES), file.toString());
  }

  /** RFC 7292 4: a PFX begins with its version, a certificate with a sequence. */
  private static boolean isPkcs12(byte[] bytes) {
    if (Pem.isPem(bytes)) {
      return false;
    }
    try {
      ASN1Sequence sequence = ASN1Sequence.getInstance(bytes);
      return sequence.size() > 1 && sequence.getObjectAt(0) instanceof ASN1Integer;
    } catch (IllegalArgumentException | ClassCastException e) {
      return false;
    }
  }

  private static List<X509CertificateHolder> pkcs12(byte[] bytes, char[] secret, Path file) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12", Providers.bouncyCastle());
      store.load(new ByteArrayInputStream(bytes), secret);
      List<X509CertificateHolder> found = new ArrayList<>();
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias)) {
          found.addAll(0, holders(store.getCertificateChain(alias)));
        } else {
          found.addAll(holders(store.getCertificate(alias)));
        }
      }
      if (found.isEmpty()) {
        throw Fault.of(Kind.BAD_INPUT, file + " holds no certificate");
      }
      return found.stream().distinct().toList();
    } catch (IOException e) {
      throw Fault.of(Kind.UNAUTHENTICATED, "the passphrase does not open " + file, e);
    } catch (GeneralSecurityException e) {
      throw Fault.of(Kind.BAD_INPUT, file + " is not a PKCS#12 file that can be read", e);
    }
  }

  private static List<X509CertificateHolder> holders(Certificate... certificates)
      throws GeneralSecurityException {
    List<X509CertificateHolder> holders = new ArrayList<>();
    for (Certificate certificate : certificates) {
      holders.add(new JcaX509CertificateHolder((X509Certificate) certificate));
    }
    return holders;
  }
}
