package io.sealport.policy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Issuer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Every profile in force, and the judgement by them. Immutable: a changed file means a new
 * rulebook.
 */
public final class Rulebook {

  private final Map<String, Profile> profiles;
  private final String fingerprint;

  private Rulebook(Map<String, Profile> profiles) {
    this.profiles = Collections.unmodifiableMap(profiles);
    this.fingerprint =
        CertificateFacts.sha256(
            profiles.values().stream()
                .map(p -> p.name() + " " + p.sha256() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads every {@code *.yaml} of the folder; all or nothing.
   *
   * @throws Fault BAD_CONFIGURATION with file and line of all that is wrong, if two have one name,
   *     or there is none; UNAVAILABLE if the folder cannot be read
   */
  public static Rulebook load(Path folder) {
    return of(ProfileFolder.read(folder));
  }

  /** The profiles that Sealport ships. */
  public static Rulebook shipped() {
    return of(
        ShippedProfiles.files().stream().map(f -> Profile.parse(f.name(), f.yaml())).toList());
  }

  /**
   * A rulebook of these profiles.
   *
   * @throws Fault BAD_CONFIGURATION if two have one name or there is none
   */
  public static Rulebook of(List<Profile> profiles) {
    if (profiles.isEmpty()) {
      throw Fault.of(Kind.BAD_CONFIGURATION, "there is no profile; wanted at least one");
    }
    Map<String, Profile> byName = new TreeMap<>();
    for (Profile profile : profiles) {
      Profile other = byName.put(profile.name(), profile);
      if (other != null) {
        throw Fault.of(
            Kind.BAD_CONFIGURATION,
            profile.source()
                + ":1: the profile \""
                + profile.name()
                + "\" also stands in "
                + other.source());
      }
    }
    return new Rulebook(byName);
  }

  /** Ordered by name. */
  public Collection<Profile> profiles() {
    return profiles.values();
  }

  /**
   * SHA-256, in lower-case hex, of a line for each profile in the order of their names: its name, a
   * space, the SHA-256 of its file's text.
   */
  public String fingerprint() {
    return fingerprint;
  }

  /** The text of each profile's file, by the profile's name. */
  public SortedMap<String, String> texts() {
    SortedMap<String, String> texts = new TreeMap<>();
    profiles.values().forEach(p -> texts.put(p.name(), p.yaml()));
    return texts;
  }

  public Optional<Profile> profile(String name) {
    return Optional.ofNullable(profiles.get(name));
  }

  /**
   * The profile with that name.
   *
   * @throws Fault NOT_FOUND if there is none
   */
  public Profile require(String name) {
    return profile(name)
        .orElseThrow(
            () ->
                Fault.of(
                        Kind.NOT_FOUND,
                        "there is no profile \"" + io.sealport.pki.Name.printable(name) + "\"")
                    .withHint("known are " + String.join(", ", profiles.keySet())));
  }

  /**
   * Drafts the certificate that the application would get, reads the draft back and judges it.
   *
   * @param issuer the CA that would sign; the profile must allow it
   * @throws Fault NOT_FOUND if there is no such profile
   */
  public Verdict judge(Application application, Issuer issuer) {
    return new Judgement(require(application.profile()), application, issuer).verdict();
  }
}
