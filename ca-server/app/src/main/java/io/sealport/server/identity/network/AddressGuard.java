package io.sealport.server.identity.network;

import com.google.common.net.InetAddresses;
import io.sealport.net.AddressBlock;
import io.sealport.net.NetFailure;
import io.sealport.net.NetFailure.Kind;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Says whether an address may be dialled. Public addresses may; {@link SpecialAddresses} only where
 * the configuration allows them, so that nobody makes the CA look into the house that it stands in.
 * It judges addresses and never names: what was judged is what is dialled.
 */
@Singleton
public final class AddressGuard {

  private final List<AddressBlock> allow;

  public AddressGuard(NetworkSettings settings) {
    this.allow = settings.allow();
  }

  /**
   * Lets the address pass.
   *
   * @throws NetFailure FORBIDDEN_ADDRESS with the address and what it is
   */
  public void require(InetAddress address) throws NetFailure {
    Optional<String> objection = objection(address);
    if (objection.isPresent()) {
      throw new NetFailure(Kind.FORBIDDEN_ADDRESS, objection.get());
    }
  }

  /** Why the address may not be dialled, in words; empty if it may. */
  public Optional<String> objection(InetAddress address) {
    InetAddress meant = SpecialAddresses.meant(address);
    return SpecialAddresses.of(meant)
        .filter(range -> !isAllowed(address) && !isAllowed(meant))
        .map(range -> words(address, meant, range));
  }

  /** A range never allows a cloud's metadata service: only the very address does. */
  private boolean isAllowed(InetAddress address) {
    boolean metadata = SpecialAddresses.metadata(address).isPresent();
    return allow.stream().anyMatch(b -> b.contains(address) && (b.isSingle() || !metadata));
  }

  private static String words(
      InetAddress address, InetAddress meant, SpecialAddresses.Range range) {
    String text = InetAddresses.toAddrString(address);
    return text
        + (meant.equals(address) ? "" : " means " + InetAddresses.toAddrString(meant) + ", which")
        + " is "
        + range.what()
        + " ("
        + range.block()
        + "), which this CA may not dial";
  }
}
