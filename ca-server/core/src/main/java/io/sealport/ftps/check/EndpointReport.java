package io.sealport.ftps.check;

import io.sealport.ftps.FtpsTarget;
import io.sealport.net.NetFailure;
import io.sealport.pki.CertificateWindow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * What was found at an endpoint.
 *
 * @param endpoint as people write it: {@code ftps://ftp.example.com:990}
 * @param target which of the order's targets answered, or came closest to it; empty where the name
 *     has no address
 * @param at the moment of the look
 * @param chain as it was served, the server's own certificate first; empty where none was seen
 * @param window the served certificate with the first thing that is wrong; empty where none was
 *     seen or it cannot be read
 * @param faults everything that is wrong, the worst first
 * @param facts what else was found, in the order in which it was
 * @param transcript what was done and said, without secrets
 */
public record EndpointReport(
    String endpoint,
    Optional<FtpsTarget> target,
    Instant at,
    List<X509CertificateHolder> chain,
    Optional<CertificateWindow> window,
    List<EndpointFault> faults,
    List<EndpointFact> facts,
    List<String> transcript) {

  public EndpointReport {
    chain = List.copyOf(chain);
    faults = List.copyOf(faults);
    facts = List.copyOf(facts);
    transcript = List.copyOf(transcript);
  }

  /**
   * The report of an endpoint whose name came to no address that may be dialled.
   *
   * @param endpoint as people write it
   */
  public static EndpointReport withoutAddress(String endpoint, Instant at, NetFailure why) {
    EndpointFault fault = EndpointFault.of(FaultId.NO_ADDRESS, why.sentence());
    return new EndpointReport(
        endpoint,
        Optional.empty(),
        at,
        List.of(),
        Optional.empty(),
        List.of(fault),
        List.of(),
        List.of());
  }

  /** The server's own certificate, if one was seen. */
  public Optional<X509CertificateHolder> certificate() {
    return chain.stream().findFirst();
  }

  /** Whether something is wrong that is more than a warning. */
  public boolean hasErrors() {
    return faults.stream().anyMatch(f -> f.severity() == Severity.ERROR);
  }

  /** Whether that is among what is wrong. */
  public boolean has(FaultId id) {
    return faults.stream().anyMatch(f -> f.id() == id);
  }
}
