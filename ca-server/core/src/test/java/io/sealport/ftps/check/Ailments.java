package io.sealport.ftps.check;

/**
 * For each fault of the catalogue a server that has it: a fault without one does not compile.
 *
 * <p>Where there is no server to have it (a name without an address) it is the way to it.
 */
final class Ailments {

  private Ailments() {}

  static EndpointReport of(FaultId id) throws Exception {
    return switch (id.area()) {
      case NETWORK -> NetworkAilments.of(id);
      case CERTIFICATE -> CertificateAilments.of(id);
      case CIPHER -> CipherAilments.of(id);
      case SESSION, FTP -> FtpAilments.of(id);
      case REVOCATION -> StatusAilments.of(id);
    };
  }
}
