package io.sealport.moving;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where what of an old CA lies. What is absent is not there.
 *
 * @param certificate the CA's own certificate, or the PKCS#12 file
 * @param key its private key; that of a PKCS#12 file is in {@code certificate}
 * @param index the database of {@code openssl ca}, which easy-rsa uses too
 * @param folders with certificates that were issued, one a file
 * @param crl the last CRL
 * @param crlNumber holds the number of the next CRL, in hex
 * @param chain more certificates of CAs, up to the root
 */
public record OldCaFiles(
    CaSource source,
    Path certificate,
    Optional<Path> key,
    Optional<Path> index,
    List<Path> folders,
    Optional<Path> crl,
    Optional<Path> crlNumber,
    Optional<Path> chain) {

  /**
   * What was said beside the folder, in the place of what is found there.
   *
   * @param source empty: found out
   * @param certificates a folder of issued certificates, beside those that are found
   */
  public record Said(
      Optional<CaSource> source,
      Optional<Path> caCertificate,
      Optional<Path> caKey,
      Optional<Path> chain,
      Optional<Path> crl,
      Optional<Path> certificates) {

    /** Nothing. */
    public static final Said NOTHING =
        new Said(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  /**
   * Looks around in a folder, or at a file.
   *
   * @throws Fault NOT_FOUND if it, or the CA's certificate in it, is not there; BAD_INPUT if it is
   *     of no kind that is known
   */
  public static OldCaFiles find(Path place, Said said) {
    if (!Files.exists(place)) {
      throw Fault.of(Kind.NOT_FOUND, "there is no " + place);
    }
    return switch (said.source().orElseGet(() -> CaFolders.sourceOf(place))) {
      case OPENSSL -> CaFolders.openSsl(place, said);
      case EASY_RSA -> CaFolders.easyRsa(place, said);
      case PKCS12 -> pkcs12(place, said);
    };
  }

  private static OldCaFiles pkcs12(Path file, Said said) {
    if (!Files.isRegularFile(file)) {
      throw Fault.of(Kind.BAD_INPUT, file + " is a folder; wanted a PKCS#12 file");
    }
    return new OldCaFiles(
        CaSource.PKCS12,
        file,
        Optional.empty(),
        Optional.empty(),
        said.certificates().stream().toList(),
        said.crl(),
        Optional.empty(),
        said.chain());
  }

  /** The same with what was said in its place. */
  OldCaFiles with(Said said) {
    return new OldCaFiles(
        source,
        said.caCertificate().orElse(certificate),
        said.caKey().or(() -> key),
        index,
        Stream.concat(folders.stream(), said.certificates().stream()).toList(),
        said.crl().or(() -> crl),
        crlNumber,
        said.chain().or(() -> chain));
  }
}
