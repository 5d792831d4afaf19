package io.sealport.moving;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.pki.HeldKey;
import io.sealport.pki.Pem;
import io.sealport.pki.Pkcs12File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/** Reads an old CA and its key. */
public final class OldCaReader {

  private static final long MAX_BYTES = 1 << 20;

  private final OldCaFiles files;
  private final List<X509CertificateHolder> authorities;
  private final Optional<HeldKey> packed;

  private OldCaReader(
      OldCaFiles files, List<X509CertificateHolder> authorities, Optional<HeldKey> packed) {
    this.files = files;
    this.authorities = authorities;
    this.packed = packed;
  }

  /**
   * Opens the files that say which CA it is.
   *
   * @param passphrase of a PKCS#12 file; other files need none yet
   * @throws Fault BAD_INPUT or NOT_FOUND if that cannot be told; UNAUTHENTICATED if a PKCS#12 file
   *     does not open
   */
  public static OldCaReader open(OldCaFiles files, char[] passphrase) {
    byte[] bytes = SafeFile.read(files.certificate(), MAX_BYTES);
    String source = files.certificate().toString();
    List<X509CertificateHolder> authorities = new ArrayList<>();
    Optional<HeldKey> packed = Optional.empty();
    if (files.source() == CaSource.PKCS12) {
      Pkcs12File file = Pkcs12File.read(bytes, passphrase, source);
      authorities.addAll(file.certificates());
      packed = Optional.of(file.key());
    } else {
      authorities.addAll(Pem.readCertificates(bytes, source));
    }
    files
        .chain()
        .ifPresent(
            f ->
                authorities.addAll(
                    Pem.readCertificates(SafeFile.read(f, MAX_BYTES), f.toString())));
    return new OldCaReader(files, List.copyOf(authorities), packed);
  }

  /** The CA's own certificate. */
  public X509CertificateHolder certificate() {
    return authorities.get(0);
  }

  /**
   * The CA's key.
   *
   * @param passphrase empty where there is none
   * @throws Fault NOT_FOUND if it is not there, UNAUTHENTICATED if the passphrase does not open it,
   *     BAD_INPUT if it is another one's
   */
  public HeldKey key(char[] passphrase) {
    HeldKey key = packed.orElseGet(() -> read(passphrase));
    if (!key.fits(certificate().getSubjectPublicKeyInfo())) {
      throw Fault.of(
          Kind.BAD_INPUT,
          files.key().orElse(files.certificate())
              + " does not hold the private key of the certificate in "
              + files.certificate());
    }
    return key;
  }

  private HeldKey read(char[] passphrase) {
    Path file =
        files
            .key()
            .orElseThrow(
                () ->
                    Fault.of(
                            Kind.NOT_FOUND,
                            "the private key of the CA in "
                                + files.certificate()
                                + " is not beside it")
                        .withHint("--ca-key FILE names it"));
    return HeldKey.read(SafeFile.readText(file, MAX_BYTES), passphrase, file.toString());
  }

  /**
   * Everything else of it.
   *
   * @throws Fault BAD_INPUT if something is damaged, with file and line where there are lines
   */
  public OldCa read(Instant now, Watcher watcher) {
    List<X509CertificateHolder> above = OldChain.above(certificate(), authorities);
    return new OldCaReading(files, certificate(), now).read(above, watcher);
  }
}
