package io.sealport.cli.inspect;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import io.sealport.policy.Demand;
import io.sealport.policy.Evidence;
import io.sealport.policy.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Evidence that is taken for found, to see what a profile would say of it.
 *
 * @param check the check that is said to have succeeded
 * @param name the one name that it proves; absent for all names, or none
 * @param names whether it proves every name
 * @param requester whether it proves who asks
 * @param number each one given is another officer's word
 */
record GivenEvidence(
    String check, Optional<Name> name, boolean names, boolean requester, int number)
    implements Evidence {

  private static final String APPROVAL = "approval";

  /**
   * From {@code CHECK}, {@code CHECK=NAME} or {@code CHECK=requester}, each as it was given.
   *
   * @throws Fault BAD_INPUT for a check that the profile does not name, or a name that is none
   */
  static List<Evidence> of(List<String> given, Profile profile) {
    List<Evidence> all = new ArrayList<>();
    for (String text : given) {
      all.add(of(text, profile, all.size() + 1));
    }
    return all;
  }

  private static GivenEvidence of(String text, Profile profile, int number) {
    int equals = text.indexOf('=');
    String check = equals < 0 ? text : text.substring(0, equals);
    requireNamed(check, profile);
    if (equals < 0) {
      return new GivenEvidence(check, Optional.empty(), true, true, number);
    }
    String subject = text.substring(equals + 1);
    if (subject.equals(Demand.REQUESTER)) {
      return new GivenEvidence(check, Optional.empty(), false, true, number);
    }
    Name name = Name.parse(subject, profile.bareType());
    return new GivenEvidence(check, Optional.of(name), false, false, number);
  }

  private static void requireNamed(String check, Profile profile) {
    List<String> known = new ArrayList<>(profile.proofChecks());
    if (profile.approval().when().isPresent() && !known.contains(APPROVAL)) {
      known.add(APPROVAL);
    }
    if (!known.contains(check)) {
      throw Fault.of(
              Kind.BAD_INPUT,
              "profile " + profile.name() + " asks for no check \"" + Name.printable(check) + "\"")
          .withHint("it asks for " + String.join(", ", known));
    }
  }

  @Override
  public boolean proves(Name other) {
    return name.map(other::equals).orElse(names);
  }

  @Override
  public boolean provesRequester() {
    return requester;
  }

  @Override
  public Optional<String> officer() {
    return check.equals(APPROVAL) ? Optional.of("officer " + number) : Optional.empty();
  }

  @Override
  public String statement() {
    return check + ": given on the command line";
  }
}
