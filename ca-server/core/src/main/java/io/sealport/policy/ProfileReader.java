package io.sealport.policy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CaId;
import io.sealport.yaml.Complaints;
import io.sealport.yaml.YamlMap;
import io.sealport.yaml.YamlValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** From a profile's file to a {@link Profile}: the whole file, key by key. */
final class ProfileReader {

  private static final Set<String> RESERVED = Set.of("ca", CaId.IMPORTED);

  /** Callers without a role are called so: {@code token:ID}. */
  private static final Set<String> CALLERS = Set.of("token", "certificate");

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  private final YamlMap file;
  private final Profile.Origin origin;
  private final Complaints complaints = new Complaints();

  private ProfileReader(String file, String yaml) {
    this.file = YamlMap.parse(file, yaml);
    this.origin = new Profile.Origin(file, yaml);
  }

  static Profile read(String file, String yaml) {
    if (yaml.length() > ProfileFolder.MAX_BYTES) {
      throw Fault.of(
          Kind.BAD_CONFIGURATION,
          file + ":1: more than " + ProfileFolder.MAX_BYTES + " characters; no profile is so long");
    }
    return new ProfileReader(file, yaml).profile();
  }

  /** Every part is read, also after a wrong one, so that all complaints are told at once. */
  private Profile profile() {
    complaints.attempt(() -> file.only(ProfileLanguage.PROFILE.names()));
    var name = complaints.attempt(this::name);
    var description = complaints.attempt(this::description);
    var issuers = complaints.attempt(this::issuers);
    var usage = issuers.flatMap(i -> complaints.attempt(() -> usage(i)));
    var names = usage.flatMap(u -> complaints.attempt(() -> NameRulesReader.read(file, u)));
    var grants =
        names.flatMap(
            n -> complaints.attempt(() -> grants(name.orElse(""), usage.orElseThrow(), n)));
    var proof = complaints.attempt(() -> ProofReader.read(file));
    var approval = complaints.attempt(() -> ApprovalReader.read(file));
    var keys = complaints.attempt(this::keys);
    var keyReuse = complaints.attempt(this::keyReuse);
    var validity = usage.flatMap(u -> complaints.attempt(() -> ValidityReader.read(file, u)));
    var limits =
        names.flatMap(
            n -> complaints.attempt(() -> LimitsReader.read(file, usage.orElseThrow(), n)));
    var renewal = grants.flatMap(g -> complaints.attempt(() -> RenewalReader.read(file, g)));
    var pending = complaints.attempt(() -> PendingReader.read(file));
    var crl = usage.flatMap(u -> complaints.attempt(() -> CrlRulesReader.read(file, u)));
    var lints = complaints.attempt(() -> LintRulesReader.read(file));
    var subject = complaints.attempt(this::subject);
    var rules = complaints.attempt(this::rules);
    complaints.raise();
    return new Profile(
        name.orElseThrow(),
        description.orElseThrow(),
        issuers.orElseThrow(),
        usage.orElseThrow(),
        grants.orElseThrow(),
        names.orElseThrow(),
        proof.orElseThrow(),
        approval.orElseThrow(),
        keys.orElseThrow(),
        keyReuse.orElseThrow(),
        validity.orElseThrow(),
        limits.orElseThrow(),
        renewal.orElseThrow(),
        pending.orElseThrow(),
        crl.orElseThrow(),
        lints.orElseThrow(),
        subject.orElseThrow(),
        rules.orElseThrow(),
        origin);
  }

  private String description() {
    return file.find("description").map(ProfileReader::line).orElse("");
  }

  private String name() {
    YamlValue value = file.require("profile");
    if (!NAME.matcher(value.text()).matches()) {
      throw value.wanted("1 to 63 of a-z, 0-9 and -");
    }
    if (RESERVED.contains(value.text())) {
      throw value.wanted("another name: the ledger calls CAs, or what they brought along, so");
    }
    return value.text();
  }

  private List<String> issuers() {
    List<YamlValue> values = file.list("issuer");
    if (values.isEmpty()) {
      throw file.place("issuer").fault("the key \"issuer\" is missing; wanted servers or users");
    }
    for (YamlValue value : values) {
      if (!isCa(value.text())) {
        throw value.wanted(
            "one of "
                + String.join(", ", Usage.OCSP.issuers())
                + ", or a later CA such as users-2");
      }
    }
    return values.stream().map(YamlValue::text).distinct().toList();
  }

  private static boolean isCa(String id) {
    return id.equals(CaId.ROOT) || CaId.isIssuing(id) || CaId.isImported(id);
  }

  /** Where it is left out, the CA says it: {@code servers} or {@code users}. */
  private Usage usage(List<String> issuers) {
    String known = Arrays.stream(Usage.values()).map(Usage::wire).collect(Collectors.joining(", "));
    Optional<YamlValue> written = file.find("usage");
    Usage usage =
        written
            .map(v -> Usage.ofWire(v.text()).orElseThrow(() -> v.wanted("one of " + known)))
            .or(() -> usageOf(issuers))
            .orElseThrow(
                () -> file.place().fault("the key \"usage\" is missing; wanted one of " + known));
    if (!issuers.stream().allMatch(usage::allows)) {
      throw file.place("usage")
          .fault(
              "issuer is "
                  + String.join(", ", issuers)
                  + "; for usage "
                  + usage.wire()
                  + " wanted "
                  + String.join(", ", usage.issuers()));
    }
    return usage;
  }

  private static Optional<Usage> usageOf(List<String> issuers) {
    return Arrays.stream(Usage.values())
        .filter(u -> u != Usage.OCSP && issuers.stream().allMatch(i -> isOnlyFor(u, i)))
        .findFirst();
  }

  /** What was imported issues to servers and users, so its id says nothing. */
  private static boolean isOnlyFor(Usage usage, String issuer) {
    return usage.allows(issuer) && !CaId.isImported(issuer);
  }

  private Optional<Role> grants(String name, Usage usage, NameRules names) {
    Optional<YamlValue> value = file.find("grants");
    if (value.isPresent() && CALLERS.contains(name)) {
      throw file.require("profile")
          .wanted("another name where a role is granted: other callers are called so");
    }
    value
        .filter(v -> usage != Usage.CLIENT || names.bare() != io.sealport.pki.Name.Type.LOGIN)
        .ifPresent(
            v -> {
              throw v.place()
                  .fault("grants needs usage client and names.bare login: a role is a person's");
            });
    return value.map(
        v ->
            Role.ofWire(v.text())
                .filter(r -> r != Role.REQUESTER)
                .orElseThrow(() -> v.wanted("administrator, officer or auditor")));
  }

  private KeyRules keys() {
    List<YamlValue> values = file.list("keys");
    if (values.isEmpty()) {
      throw file.place("keys")
          .fault("the key \"keys\" names no kind of key; wanted such as [ec-p256, rsa-2048..]");
    }
    Complaints wrong = new Complaints();
    List<KeyRules.Allowed> allowed =
        values.stream()
            .flatMap(v -> wrong.attempt(() -> v.as(KeyRules.Allowed::parse)).stream())
            .toList();
    wrong.raise();
    return new KeyRules(allowed);
  }

  private KeyReuse keyReuse() {
    return file.find("key-reuse")
        .map(
            v -> KeyReuse.ofWire(v.text()).orElseThrow(() -> v.wanted("same-holder, never or any")))
        .orElse(KeyReuse.SAME_HOLDER);
  }

  private SubjectConstants subject() {
    Optional<YamlMap> subject = file.map("subject");
    if (subject.isEmpty()) {
      return new SubjectConstants(Map.of());
    }
    subject.get().only(ProfileLanguage.SUBJECT.names());
    Map<SubjectConstants.Attribute, String> values =
        new EnumMap<>(SubjectConstants.Attribute.class);
    for (String key : subject.get().keys()) {
      SubjectConstants.Attribute attribute = SubjectConstants.Attribute.parse(key);
      values.put(attribute, subject.get().require(key).as(attribute::require));
    }
    return new SubjectConstants(values);
  }

  private List<Rule> rules() {
    List<YamlMap> written = file.maps("rules");
    if (written.size() > ProfileLanguage.MAX_RULES) {
      throw file.place("rules")
          .fault("rules has " + written.size() + "; at most " + ProfileLanguage.MAX_RULES);
    }
    List<Rule> rules = new ArrayList<>();
    Complaints wrong = new Complaints();
    for (YamlMap entry : written) {
      wrong.attempt(() -> rules.add(rule("rule." + (rules.size() + 1), entry)));
    }
    wrong.raise();
    return rules;
  }

  private static Rule rule(String id, YamlMap entry) {
    entry.only(ProfileLanguage.RULE.names());
    String because = line(entry.require("because"));
    return entry.require("require").as(text -> RuleLanguage.compile(id, text, because));
  }

  /** One line of text for people. */
  private static String line(YamlValue value) {
    String text = value.text().strip();
    boolean fits =
        !text.isEmpty()
            && text.length() <= ProfileLanguage.MAX_LINE
            && text.chars().noneMatch(Character::isISOControl);
    if (!fits) {
      throw value
          .place()
          .fault(
              value.key() + "; wanted one line of 1 to " + ProfileLanguage.MAX_LINE + " letters");
    }
    return text;
  }
}
