package io.sealport.policy;

import com.google.common.net.InetAddresses;
import io.sealport.fault.Fault;
import io.sealport.fault.Violation;
import io.sealport.pki.Csr;
import io.sealport.pki.Name;
import io.sealport.pki.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * Every name that an application asks for: the explicit ones, then the CSR's subjectAltNames, then
 * its common name. What cannot be read as a name is a violation, so nothing is dropped.
 */
final class RequestedNames {

  private final Name.Type bare;
  private final Set<Name> found = new LinkedHashSet<>();
  private final List<Violation> violations = new ArrayList<>();

  private RequestedNames(Name.Type bare) {
    this.bare = bare;
  }

  /** Reads at most so many names that the answer stays short. */
  static RequestedNames of(Application application, Name.Type bare) {
    RequestedNames names = new RequestedNames(bare);
    Csr csr = application.csr();
    for (String text : names.limited(application.names())) {
      names.add(() -> Name.parse(text, bare));
    }
    try {
      for (GeneralName general : names.limited(csr.requestedNames())) {
        names.add(() -> Names.of(general));
      }
      csr.commonName().ifPresent(names::addCommonName);
    } catch (Fault e) {
      names.violate(e);
    }
    return names;
  }

  /** The names, the one that goes into the common name first. */
  List<Name> names() {
    // An FTP server that maps certificates to users compares the login with the common name.
    Comparator<Name> loginFirst =
        Comparator.comparing(n -> bare == Name.Type.LOGIN && n.type() != Name.Type.LOGIN);
    List<Name> ordered = found.stream().sorted(loginFirst).toList();
    return commonNameFirst(ordered);
  }

  List<Violation> violations() {
    return violations;
  }

  /** RFC 5280 appendix A.1: a common name has 64 characters at most. */
  private static List<Name> commonNameFirst(List<Name> names) {
    Optional<Name> fits = names.stream().filter(n -> n.value().length() <= 64).findFirst();
    List<Name> ordered = new ArrayList<>(names);
    fits.ifPresent(
        name -> {
          ordered.remove(name);
          ordered.add(0, name);
        });
    return List.copyOf(ordered);
  }

  private <T> List<T> limited(List<T> asked) {
    if (asked.size() <= NameRules.HARD_MAX) {
      return asked;
    }
    violations.add(
        new Violation("names.max", asked.size() + " names", "at most " + NameRules.HARD_MAX));
    return asked.subList(0, NameRules.HARD_MAX);
  }

  /** A common name carries no type: it is one of the other names, or of the bare type. */
  private void addCommonName(String commonName) {
    boolean known = found.stream().anyMatch(n -> sameValue(n, commonName));
    if (!known) {
      boolean address = bare == Name.Type.DNS && InetAddresses.isInetAddress(commonName);
      add(() -> new Name(address ? Name.Type.IP : bare, commonName));
    }
  }

  private static boolean sameValue(Name name, String text) {
    try {
      return new Name(name.type(), text).equals(name);
    } catch (Fault e) {
      return false;
    }
  }

  private void add(Supplier<Name> name) {
    try {
      found.add(name.get());
    } catch (Fault e) {
      violate(e);
    }
  }

  private void violate(Fault fault) {
    violations.add(
        new Violation("names.form", fault.message(), "names that can be read (type:value)"));
  }
}
