package io.sealport.policy;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.CelVarDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The language of a profile's rules: CEL (cel.dev) over the facts of the certificate about to be
 * signed. Each variable is declared with its type, so that a slip is found when the file is read.
 */
final class RuleLanguage {

  static final int MAX_EXPRESSION = 4096;

  /** A hundred names against a hundred names, and no more. */
  private static final int MAX_ITERATIONS = 10_000;

  private static final int MAX_NESTING = 50;
  private static final int MAX_REGEX_PROGRAM = 2_000;

  private static final CelType TEXTS = ListType.create(SimpleType.STRING);

  private static final Cel CEL = cel(variables());

  private RuleLanguage() {}

  /** The language over these variables. */
  static Cel cel(Map<String, CelType> variables) {
    return CelFactory.standardCelBuilder()
        .setOptions(
            CelOptions.current()
                .maxExpressionCodePointSize(MAX_EXPRESSION)
                .maxParseRecursionDepth(MAX_NESTING)
                .comprehensionMaxIterations(MAX_ITERATIONS)
                .maxRegexProgramSize(MAX_REGEX_PROGRAM)
                .evaluateCanonicalTypesToNativeValues(true)
                .build())
        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
        .addVarDeclarations(
            variables.entrySet().stream()
                .map(e -> CelVarDecl.newVarDeclaration(e.getKey(), e.getValue()))
                .toList())
        .setResultType(SimpleType.BOOL)
        .build();
  }

  /** Every variable with its type, in the order in which the handbook lists them. */
  static Map<String, CelType> variables() {
    Map<String, CelType> types = new LinkedHashMap<>();
    types.put("cert.names", TEXTS);
    types.put("cert.dns", TEXTS);
    types.put("cert.ips", TEXTS);
    types.put("cert.emails", TEXTS);
    types.put("cert.upns", TEXTS);
    types.put("cert.logins", TEXTS);
    types.put("cert.cn", SimpleType.STRING);
    types.put("cert.subject", SimpleType.STRING);
    types.put("cert.issuer", SimpleType.STRING);
    types.put("cert.profile", SimpleType.STRING);
    types.put("cert.key.type", SimpleType.STRING);
    types.put("cert.key.bits", SimpleType.INT);
    types.put("cert.validity", SimpleType.DURATION);
    types.put("cert.notBefore", SimpleType.TIMESTAMP);
    types.put("cert.notAfter", SimpleType.TIMESTAMP);
    types.put("cert.eku", TEXTS);
    return types;
  }

  /**
   * Compiles one rule.
   *
   * @throws Fault BAD_INPUT with CEL's own words if it does not parse, names something unknown, or
   *     is not a yes-or-no question
   */
  static Rule compile(String id, String require, String because) {
    return new Rule(id, require, because, program(CEL, require, "rule"));
  }

  /**
   * Compiles a question.
   *
   * @param what it is, for messages
   * @throws Fault BAD_INPUT as {@link #compile}
   */
  static CelRuntime.Program program(Cel cel, String question, String what) {
    CelValidationResult result = cel.compile(question);
    String wrong = "not a CEL " + what + ": ";
    if (result.hasError()) {
      throw Fault.of(Kind.BAD_INPUT, wrong + firstError(result.getErrors()));
    }
    try {
      CelAbstractSyntaxTree tree = result.getAst();
      if (!tree.getResultType().equals(SimpleType.BOOL)) {
        // dyn(...) slips through the compiler's own check of the result.
        throw Fault.of(Kind.BAD_INPUT, wrong + "its result is not certainly a bool");
      }
      return cel.createProgram(tree);
    } catch (CelValidationException | CelEvaluationException e) {
      throw Fault.of(Kind.BAD_INPUT, wrong + e.getMessage(), e);
    }
  }

  private static String firstError(List<CelIssue> errors) {
    CelIssue first = errors.get(0);
    return first.getMessage().lines().findFirst().orElse("unknown reason")
        + " (column "
        + (first.getSourceLocation().getColumn() + 1)
        + ")";
  }
}
