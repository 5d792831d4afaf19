package io.sealport.server.front.rest;

import io.sealport.api.CertificateBundle;
import io.sealport.api.RequestInfo;
import io.sealport.files.SafeFile;
import io.sealport.server.status.Crls;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Adds the CRLs to what is handed out with a certificate, while they are short: longer ones are to
 * be fetched from {@code /crl/crls.pem}.
 */
@Singleton
class Bundles {

  /** Some twenty thousand entries. */
  private static final long LONGEST = 1 << 20;

  private final Crls crls;

  Bundles(Crls crls) {
    this.crls = crls;
  }

  CertificateBundle complete(CertificateBundle bundle) {
    Path file = crls.bundle();
    return isShort(file) ? bundle.withCrls(SafeFile.readText(file, LONGEST * 2)) : bundle;
  }

  private static boolean isShort(Path file) {
    try {
      return Files.size(file) <= LONGEST;
    } catch (IOException e) {
      // There is none yet, or nobody can read it: it is fetched later.
      return false;
    }
  }

  RequestInfo complete(RequestInfo request) {
    CertificateBundle bundle = request.bundle();
    return bundle == null ? request : request.withBundle(complete(bundle));
  }
}
