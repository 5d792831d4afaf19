package io.sealport.policy;

import io.sealport.pki.CaId;
import io.sealport.pki.CrlId;
import io.sealport.pki.Durations;
import io.sealport.pki.Name;
import io.sealport.policy.Shape.Expression;
import io.sealport.policy.Shape.Flag;
import io.sealport.policy.Shape.Key;
import io.sealport.policy.Shape.OneOrMore;
import io.sealport.policy.Shape.Section;
import io.sealport.policy.Shape.Sections;
import io.sealport.policy.Shape.Text;
import io.sealport.policy.Shape.Whole;
import io.sealport.policy.Shape.Word;
import io.sealport.policy.lint.Lints;
import io.sealport.policy.lint.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The language of profiles, key by key. The reader knows no other keys than these, and the JSON
 * Schema is made of them; what one key says of another only the reader judges.
 */
@SuppressWarnings("BadImport") // the language reads as a table: key, shape, words
final class ProfileLanguage {

  static final int MAX_RULES = 50;
  static final int MAX_LINE = 500;
  static final int MAX_PATTERNS = 1000;

  private static final String VISIBLE = "[^\\s\\x00-\\x1f\\x7f]";
  private static final String PRINTED = "[^\\x00-\\x1f\\x7f]*";

  private static final Shape LINE = new Text(MAX_LINE, "^" + PRINTED + VISIBLE + PRINTED + "$");
  private static final Shape DURATION = new Text(40, "^([0-9]{1,9}\\s*[smhdw]|P[0-9DTHMS.]+)$");
  private static final Shape NO_DURATION =
      new Text(40, "^([0-9]{1,9}\\s*[smhdw]|P[0-9DTHMS.]+|0)$");
  private static final Shape PATTERN =
      new Text(400, "^(" + words(Name.Type.values(), Name.Type::wire, "|") + "):.+$");
  private static final Shape KEY_TYPE =
      new Text(20, "^(ec-p256|ec-p384|ec-p521|ed25519|rsa-[2-8][0-9]{3}(\\.\\.)?)$");

  static final Section NAMES =
      new Section(
          List.of(
              required(
                  "allow",
                  new OneOrMore(PATTERN, MAX_PATTERNS),
                  "Every name must match one of these patterns: dns:*.example.com (one label more),"
                      + " dns:**.example.com (one or more), ip:10.0.0.0/8, login:partner-*,"
                      + " email:*@example.com."),
              optional(
                  "deny",
                  new OneOrMore(PATTERN, MAX_PATTERNS),
                  "No name may match one of these patterns, nor look like one that does. Deny beats"
                      + " allow."),
              optional(
                  "bare",
                  word(Name.Type.values(), Name.Type::wire),
                  "The type of a name that is written without one: dns for usage server, else"
                      + " login. With login a certificate has exactly one login."),
              optional(
                  "wildcards",
                  new Flag(),
                  "Whether a name like *.example.com may be asked for; false where it is left out."
                      + " For usage server."),
              optional(
                  "scripts",
                  new OneOrMore(word(Script.values(), Script::wire), Script.values().length),
                  "The writing systems of names beside ASCII; latin where it is left out."),
              optional("min", new Whole(1, NameRules.HARD_MAX), "The fewest names; 1 if left out."),
              optional(
                  "max", new Whole(1, NameRules.HARD_MAX), "The most names; 20 if left out.")));

  /** More than a person understands in one look. */
  static final int MAX_CHECKS = 30;

  static final Expression CHECKS = new Expression(Checks.KNOWN, MAX_CHECKS);

  /** As many as a house has listeners. */
  private static final int MAX_PORTS = 16;

  private static final Shape PORTS = new OneOrMore(new Whole(1, 65_535), MAX_PORTS);

  static final Section ENDPOINT =
      new Section(
          List.of(
              optional(
                  "explicit-ports",
                  PORTS,
                  "Where an endpoint is looked for that takes AUTH TLS; 21 if left out."),
              optional(
                  "implicit-ports",
                  PORTS,
                  "Where an endpoint is looked for that begins with TLS; 990 if left out."),
              optional(
                  "named-by-served",
                  new Flag(),
                  "Whether the certificate that is served must hold the name already, as hosts need"
                      + " it that serve what their tenants upload; false where it is left out."),
              optional(
                  "shared-keys",
                  new Flag(),
                  "Whether a key that is served for one name may prove an unrelated one; false"
                      + " where it is left out.")));

  static final Section PROOF =
      new Section(
          List.of(
              required(
                  "each-name",
                  CHECKS,
                  "What proves a name: a check, a list of which any one is enough, or any: and all:"
                      + " of more of the same."),
              optional(
                  "requester",
                  CHECKS,
                  "What proves who asks, whatever the names; nothing where it is left out."),
              optional(
                  "reuse",
                  NO_DURATION,
                  "How old a proof by the same requester may be, so that it need not be given"
                      + " again; 0s, never, if left out, at most "
                      + Durations.text(ProofRules.LONGEST_REUSE)
                      + "."),
              optional("endpoint", ENDPOINT, "How the checks that look at an endpoint look.")));

  static final Section APPROVAL =
      new Section(
          List.of(
              optional(
                  "when",
                  new Text(RuleLanguage.MAX_EXPRESSION, "[a-z]"),
                  "A question in CEL over the certificate about to be signed; where it holds, the"
                      + " certificate is approved beside all other proof."),
              optional(
                  "points",
                  new Whole(1, ApprovalRules.MOST_POINTS),
                  "How many officers must approve, each another one and none of them the requester;"
                      + " 1 if left out."),
              optional(
                  "expire",
                  DURATION,
                  "How long an approval counts; "
                      + Durations.text(ApprovalRules.STANDARD.expire())
                      + " if left out."),
              optional(
                  "reason",
                  new Flag(),
                  "Whether an approval needs words; false where it is left out."),
              optional(
                  "renewals",
                  new Flag(),
                  "Whether renewals are approved again where `when` holds; false where it is left"
                      + " out.")));

  static final Section VALIDITY =
      new Section(
          List.of(
              required(
                  "max",
                  DURATION,
                  "The longest lifetime that may be asked for, such as 47d; at most "
                      + Arrays.stream(Usage.values())
                          .map(u -> Durations.text(u.maxValidity()) + " for usage " + u.wire())
                          .collect(Collectors.joining(", "))
                      + "."),
              optional(
                  "default", DURATION, "The lifetime where none is asked for; max if left out."),
              optional(
                  "backdate",
                  NO_DURATION,
                  "How long before the moment of issue a certificate begins, for slow clocks; 5m if"
                      + " left out, at most 1h, 0s switches it off.")));

  /** More different hours than a week has days. */
  static final int MAX_QUIET_HOURS = 20;

  private static final Shape RATE_TEXT =
      new Text(50, "^[0-9]{1,6}\\s*/\\s*([0-9]{1,9}\\s*[smhdw]|P[0-9DTHMS.]+)$");
  private static final Shape TIME = new Text(5, "^([01][0-9]|2[0-3]):[0-5][0-9]$");

  static final Section RATE =
      new Section(
          List.of(
              optional(
                  "per-name",
                  RATE_TEXT,
                  "How many for each name of the certificate, such as 5/7d."),
              optional(
                  "per-requester",
                  RATE_TEXT,
                  "How many for who asks, such as 50/1d; strangers are one together."),
              optional("per-profile", RATE_TEXT, "How many of this profile, such as 1000/1h.")));

  static final Section QUIET_HOURS =
      new Section(
          List.of(
              required(
                  "days",
                  new OneOrMore(new Word(QuietHours.words()), QuietHours.words().size()),
                  "The days on which they begin."),
              required("from", TIME, "When they begin, such as \"22:00\"."),
              required(
                  "to", TIME, "When they end; on the next day if that is not after the beginning."),
              required(
                  "zone",
                  new Text(50, "^[A-Za-z+-][A-Za-z0-9_+:/-]*$"),
                  "Whose clocks, such as Europe/Berlin."),
              optional(
                  "renewals",
                  new Flag(),
                  "Whether renewals go on meanwhile; true where it is left out.")));

  static final Section LIMITS =
      new Section(
          List.of(
              optional(
                  "max-active",
                  new Whole(1, ActiveLimit.MOST),
                  "How many certificates of this profile one holder has that are valid now."),
              optional(
                  "per",
                  word(ActiveLimit.Per.values(), ActiveLimit.Per::wire),
                  "Whom max-active counts for: login, where a profile has logins, else each name."),
              optional(
                  "when-reached",
                  word(ActiveLimit.WhenReached.values(), ActiveLimit.WhenReached::wire),
                  "What becomes of one more: refuse, where it is left out, or revoke-predecessor,"
                      + " which revokes the oldest."),
              optional(
                  "count-predecessor",
                  new Flag(),
                  "Whether the certificate that is renewed counts while it is; false where it is"
                      + " left out."),
              optional(
                  "unique-login",
                  new Flag(),
                  "Whether no other holder may have the login, or one that looks like it; false"
                      + " where it is left out."),
              optional("rate", RATE, "How many are issued within a length of time."),
              optional(
                  "quiet-hours",
                  new Sections(QUIET_HOURS, MAX_QUIET_HOURS),
                  "When none is issued."),
              optional(
                  "lineage",
                  new Word(List.of(LimitsReader.REQUIRED)),
                  "required: only who renews gets one; a first one is asked for by an operator.")));

  static final Section CRL =
      new Section(
          List.of(
              optional(
                  "shards",
                  new Whole(0, CrlId.MOST_SHARDS),
                  "How many parts of the CA's CRL they are spread over, so that each stays small;"
                      + " 0, where it is left out, for the whole CRL, which there always is too."),
              optional(
                  "delta",
                  new Flag(),
                  "Whether the CA also issues delta CRLs and certificates say where they are"
                      + " (freshestCRL); false where it is left out.")));

  static final Section PENDING =
      new Section(
          List.of(
              optional(
                  "reserve-names",
                  new Flag(),
                  "Whether nobody else gets or asks for the names meanwhile; false where it is left"
                      + " out."),
              optional(
                  "expire",
                  DURATION,
                  "How long a request waits; "
                      + Durations.text(PendingRules.STANDARD.expire())
                      + " if left out, at most "
                      + Durations.text(PendingRules.LONGEST)
                      + ".")));

  static final Section RENEWAL =
      new Section(
          List.of(
              optional(
                  "after-expiry",
                  NO_DURATION,
                  "How long after its end a certificate may still be renewed with its own key, for"
                      + " machines that were off; 0s, never, if left out, at most "
                      + Durations.text(RenewalRules.LONGEST)
                      + ", and never where the profile grants a role.")));

  /** Every lint of end entities, with what its severity may be set to. */
  static final Section LINTS =
      new Section(
          Lints.known().stream()
              .map(
                  lint ->
                      optional(
                          lint.id(),
                          word(lint.allowed().toArray(Severity[]::new), Severity::wire),
                          lint.source()
                              + "; "
                              + lint.severity().wire()
                              + " where it is left out"
                              + (lint.adjustable() ? "." : ", and never less.")))
              .toList());

  static final Section SUBJECT =
      new Section(
          Arrays.stream(SubjectConstants.Attribute.values())
              .map(
                  a ->
                      optional(
                          a.wire(),
                          new Text(
                              a.maxLength(),
                              a == SubjectConstants.Attribute.C
                                  ? "^[A-Z]{2}$"
                                  : "^" + VISIBLE + "(" + PRINTED + VISIBLE + ")?$"),
                          "Constant attribute " + a + " of every certificate's subject."))
              .toList());

  static final Section RULE =
      new Section(
          List.of(
              required(
                  "require",
                  new Text(RuleLanguage.MAX_EXPRESSION, "[a-z]"),
                  "What must hold, in CEL over the certificate about to be signed. Known are "
                      + String.join(", ", RuleLanguage.variables().keySet())
                      + "."),
              required("because", LINE, "What the one who is refused is told.")));

  /** A few generations of CAs. */
  private static final int MOST_ISSUERS = 16;

  static final Section PROFILE =
      new Section(
          List.of(
              required(
                  "profile",
                  new Text(63, "^(?!ca$)[a-z0-9][a-z0-9-]*$"),
                  "The name under which it is asked for, unique in the folder."),
              optional("description", LINE, "One line for people."),
              required(
                  "issuer",
                  new OneOrMore(new Text(CaId.LONGEST, CaId.PATTERN), MOST_ISSUERS),
                  "The CA or CAs that issue it: servers for usage server, users for usage client."),
              optional(
                  "usage",
                  word(Usage.values(), Usage::wire),
                  "The one purpose; from the issuer where it is left out."),
              optional(
                  "grants",
                  new Word(
                      Arrays.stream(Role.values())
                          .filter(r -> r != Role.REQUESTER)
                          .map(Role::wire)
                          .toList()),
                  "The role of a holder on this CA. For usage client with bare login."),
              required("names", NAMES, "Which names a certificate may hold."),
              required("proof", PROOF, "How each name is proven, and who asks."),
              optional("approval", APPROVAL, "When officers approve, and how many."),
              required(
                  "keys",
                  new OneOrMore(KEY_TYPE, 20),
                  "The keys that are certified: ec-p256, ec-p384, ec-p521, ed25519, rsa-3072 or"
                      + " rsa-2048.. (or longer, up to "
                      + KeyRules.RSA_MAX_BITS
                      + ")."),
              optional(
                  "key-reuse",
                  word(KeyReuse.values(), KeyReuse::wire),
                  "Whether a key may be certified again: same-holder, where it is left out, for the"
                      + " same profile and a name of the earlier certificate; never, a fresh key"
                      + " each time; any, without a look at earlier certificates."),
              required("validity", VALIDITY, "How long a certificate lasts."),
              optional("limits", LIMITS, "What limits its certificates together."),
              optional("renewal", RENEWAL, "What holds for renewals."),
              optional("pending", PENDING, "What holds while a request waits for a decision."),
              optional("crl", CRL, "Which CRL the certificates name. Not for usage ocsp."),
              optional(
                  "lints",
                  LINTS,
                  "How severe the lints are: an error refuses, a warning is told, off is not looked"
                      + " for."),
              optional("subject", SUBJECT, "Constant attributes of the subject."),
              optional(
                  "rules",
                  new Sections(RULE, MAX_RULES),
                  "What must hold beside all that, each with the words for whom it refuses.")));

  private ProfileLanguage() {}

  private static Key required(String name, Shape shape, String description) {
    return new Key(name, true, shape, description);
  }

  private static Key optional(String name, Shape shape, String description) {
    return new Key(name, false, shape, description);
  }

  private static <T> Word word(T[] values, Function<T, String> wire) {
    return new Word(Arrays.stream(values).map(wire).toList());
  }

  private static <T> String words(T[] values, Function<T, String> wire, String between) {
    return Arrays.stream(values).map(wire).collect(Collectors.joining(between));
  }
}
