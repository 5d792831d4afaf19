package io.sealport.server.identity;

import io.sealport.pki.Name;
import java.util.Optional;

/**
 * What is to be proven: that the requester may have a name, or who it is.
 *
 * @param name empty for the requester itself
 */
public record Subject(Optional<Name> name) {

  /** Whoever asks. */
  public static final Subject REQUESTER = new Subject(Optional.empty());

  /** A name. */
  public static Subject of(Name name) {
    return new Subject(Optional.of(name));
  }

  /** As demands spell it: {@code dns:ftp.example.com} or {@code requester}. */
  public static Subject parse(String text) {
    return text.equals(REQUESTER.toString()) ? REQUESTER : of(Name.parse(text));
  }

  /** Whether it is a name of that type. */
  public boolean isNamed(Name.Type type) {
    return name.filter(n -> n.type() == type).isPresent();
  }

  /** Whether a person or an account can be it: the requester, a login, an address, a UPN. */
  public boolean isOfPerson() {
    return name.isEmpty()
        || isNamed(Name.Type.LOGIN)
        || isNamed(Name.Type.EMAIL)
        || isNamed(Name.Type.UPN);
  }

  @Override
  public String toString() {
    return name.map(Name::toString).orElse("requester");
  }
}
