package io.sealport.cli.agent;

import io.sealport.api.RenewalInfo;
import io.sealport.api.RenewalReport;
import io.sealport.cli.enrol.UnattendedRenewal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/** The CA of one certificate, as the agent sees it. What fails is a {@code Fault}. */
interface Ca {

  /** What the CA says of the renewal of a certificate. */
  RenewalInfo renewalInfo(X509CertificateHolder certificate);

  /**
   * Renews the folder's certificate, or goes on with what is under way.
   *
   * @param newKey with a new key, whatever the configuration says
   */
  UnattendedRenewal.Result renew(boolean newKey);

  /** What is published, by plain http: needs no more than that the publication is reached. */
  Published published(String address);

  /** The same from the CA itself, with the folder's certificate. */
  Published vouched();

  /**
   * Certificates of CAs, which the caller holds against the root.
   *
   * @param address of the publication, where it is known
   */
  List<X509CertificateHolder> authorities(Optional<String> address);

  /** Tells the CA how it went. */
  void report(String serial, RenewalReport report);

  /** How long the CA asked to be left alone, in its last answer. */
  Optional<Duration> retryAfter();
}
