package io.sealport.policy;

import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Name;
import io.sealport.policy.lint.LintRules;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What one kind of certificate may be, as checked: every limit of a profile lies within the hard
 * ones. {@link #parse} is the only way in from a file.
 *
 * @param name unique among the profiles
 * @param description one line for people
 * @param issuers the CAs that may issue it, at least one
 * @param usage the one purpose
 * @param grants the role that a holder has on this CA
 * @param names which names it may hold
 * @param proof what must be proven, and how
 * @param approval when officers approve, and how many
 * @param keys the keys that it may certify
 * @param keyReuse whether a key may be certified again
 * @param validity how long it may last
 * @param limits what limits its certificates together
 * @param renewal what holds for renewals
 * @param pending what holds for requests that wait
 * @param crl which CRL its certificates name
 * @param lints how severe the lints are
 * @param subject constant subject attributes
 * @param rules judged on the certificate about to be signed, in the file's order
 * @param origin the file
 */
public record Profile(
    String name,
    String description,
    List<String> issuers,
    Usage usage,
    Optional<Role> grants,
    NameRules names,
    ProofRules proof,
    ApprovalRules approval,
    KeyRules keys,
    KeyReuse keyReuse,
    ValidityRules validity,
    LimitRules limits,
    RenewalRules renewal,
    PendingRules pending,
    CrlRules crl,
    LintRules lints,
    SubjectConstants subject,
    List<Rule> rules,
    Origin origin) {

  /** Where a profile was read: the file's name and its text. */
  public record Origin(String file, String yaml) {}

  public Profile {
    issuers = List.copyOf(issuers);
    rules = List.copyOf(rules);
  }

  /**
   * Reads one profile.
   *
   * @param file the file's name, for messages
   * @throws io.sealport.fault.Fault BAD_CONFIGURATION with file and line, and with all else that is
   *     wrong in it
   */
  public static Profile parse(String file, String yaml) {
    return ProfileReader.read(file, yaml);
  }

  /** Every check that the profile names. */
  public List<String> proofChecks() {
    return proof.checks();
  }

  /** The type of a name that is written without one. */
  public Name.Type bareType() {
    return names.bare();
  }

  /** The lifetime of a certificate that asks for none. */
  public Duration defaultValidity() {
    return validity.standard();
  }

  /** The file's name. */
  public String source() {
    return origin.file();
  }

  /** SHA-256 of the file's text, lower-case hex. */
  public String sha256() {
    return CertificateFacts.sha256(yaml().getBytes(StandardCharsets.UTF_8));
  }

  /** The file's text. */
  public String yaml() {
    return origin.yaml();
  }
}
