package io.sealport.policy;

import dev.cel.bundle.Cel;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.KeyType;
import io.sealport.pki.Name;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which of the certificates that were issued are meant: a yes-or-no question in CEL (cel.dev). A
 * variable is computed only where the question asks for it, since it may be asked of millions.
 */
public final class Selection {

  private static final CelType TEXTS = ListType.create(SimpleType.STRING);

  /** The moment of asking. */
  private static final String NOW = "now";

  private static final Map<String, Variable> VARIABLES = variables();
  private static final Cel CEL = RuleLanguage.cel(types());

  private final String question;
  private final CelRuntime.Program program;

  private Selection(String question, CelRuntime.Program program) {
    this.question = question;
    this.program = program;
  }

  /** A variable: its type, and its value of a certificate. */
  private record Variable(CelType type, Function<LedgerFacts, Object> value) {}

  /**
   * Reads a question.
   *
   * @throws Fault BAD_INPUT with CEL's own words and the column if it does not parse, names
   *     something unknown, or is not a yes-or-no question
   */
  public static Selection parse(String question) {
    return new Selection(question, RuleLanguage.program(CEL, question, "selection"));
  }

  private static Map<String, Variable> variables() {
    Map<String, Variable> all = new LinkedHashMap<>();
    all.put("cert.serial", text(LedgerFacts::serial));
    all.put("cert.profile", text(LedgerFacts::profile));
    all.put("cert.issuer", text(LedgerFacts::issuer));
    all.put("cert.subject", text(LedgerFacts::subject));
    all.put("cert.names", new Variable(TEXTS, f -> f.names("")));
    all.put("cert.dns", new Variable(TEXTS, f -> f.names("dns")));
    all.put("cert.ips", new Variable(TEXTS, f -> f.names("ip")));
    all.put("cert.emails", new Variable(TEXTS, f -> f.names("email")));
    all.put("cert.upns", new Variable(TEXTS, f -> f.names("upn")));
    all.put("cert.logins", new Variable(TEXTS, f -> f.names("login")));
    all.put("cert.key.type", text(LedgerFacts::keyType));
    all.put(
        "cert.key.bits",
        new Variable(SimpleType.INT, f -> (long) KeyType.parse(f.keyType()).bits()));
    all.put("cert.key.sha256", text(LedgerFacts::keySha256));
    all.put("cert.notBefore", new Variable(SimpleType.TIMESTAMP, LedgerFacts::notBefore));
    all.put("cert.notAfter", new Variable(SimpleType.TIMESTAMP, LedgerFacts::notAfter));
    all.put("cert.issued", new Variable(SimpleType.TIMESTAMP, LedgerFacts::issued));
    all.put("cert.requester", text(LedgerFacts::requester));
    all.put("cert.status", text(LedgerFacts::status));
    all.put("cert.lineage", text(LedgerFacts::lineage));
    all.put("cert.replaced", new Variable(SimpleType.BOOL, LedgerFacts::replaced));
    return all;
  }

  private static Variable text(Function<LedgerFacts, Object> value) {
    return new Variable(SimpleType.STRING, value);
  }

  /** Every variable with its type, in the order in which the page lists them. */
  static Map<String, CelType> types() {
    Map<String, CelType> types = new LinkedHashMap<>();
    VARIABLES.forEach((name, variable) -> types.put(name, variable.type()));
    types.put(NOW, SimpleType.TIMESTAMP);
    return types;
  }

  /**
   * Whether a certificate is meant.
   *
   * @param now the moment of asking
   * @throws Fault BAD_INPUT if that cannot be said of this certificate: one that is silently left
   *     out would stay in use
   */
  public boolean meets(LedgerFacts facts, Instant now) {
    try {
      return Boolean.TRUE.equals(program.eval(name -> value(name, facts, now)));
    } catch (CelEvaluationException e) {
      throw Fault.of(
              Kind.BAD_INPUT,
              "the selection cannot be evaluated of certificate "
                  + facts.serial()
                  + ": "
                  + Name.printable(String.valueOf(e.getMessage())),
              e)
          .withHint("ask first, as in: size(cert.logins) > 0 && cert.logins[0] == 'alice'");
    }
  }

  private static Optional<Object> value(String name, LedgerFacts facts, Instant now) {
    if (name.equals(NOW)) {
      return Optional.of(now);
    }
    return Optional.ofNullable(VARIABLES.get(name)).map(v -> v.value().apply(facts));
  }

  /** The question as it was written. */
  @Override
  public String toString() {
    return question;
  }
}
