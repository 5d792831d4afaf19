package io.sealport.api;

/**
 * A certificate with everything its owner needs to use it.
 *
 * @param info what the ledger says
 * @param certificate the certificate, PEM
 * @param chain the certificates from its issuer up to, without, the root, PEM
 * @param root the root, PEM
 * @param clientCa what an FTP server puts into its list of client CAs: the users CA and the root
 * @param crls the CRL of every CA, the root's included, PEM; empty where that is longer than 1 MiB:
 *     {@code /crl/crls.pem} has it
 */
public record CertificateBundle(
    CertificateInfo info,
    String certificate,
    String chain,
    String root,
    String clientCa,
    String crls) {

  /** The same with the CRLs. */
  public CertificateBundle withCrls(String pem) {
    return new CertificateBundle(info, certificate, chain, root, clientCa, pem);
  }
}
