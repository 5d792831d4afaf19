package io.sealport.server.front.rest;

import io.sealport.api.CertificateBundle;
import io.sealport.api.RequestInfo;
import io.sealport.files.SafeFile;
import io.sealport.server.status.Crls;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;

/** Adds the CRLs to what is handed out with a certificate. */
@Singleton
class Bundles {

  private final Crls crls;

  Bundles(Crls crls) {
    this.crls = crls;
  }

  CertificateBundle complete(CertificateBundle bundle) {
    Path file = crls.bundle();
    return Files.exists(file) ? bundle.withCrls(SafeFile.readText(file, Long.MAX_VALUE)) : bundle;
  }

  RequestInfo complete(RequestInfo request) {
    CertificateBundle bundle = request.bundle();
    return bundle == null ? request : request.withBundle(complete(bundle));
  }
}
