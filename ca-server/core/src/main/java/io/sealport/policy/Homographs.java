package io.sealport.policy;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.SpoofChecker.CheckResult;
import com.ibm.icu.text.SpoofChecker.RestrictionLevel;
import com.ibm.icu.text.UnicodeSet;
import io.sealport.pki.Name;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Names that can be taken for others (UTS 39): letters of several scripts in one label, whole
 * labels that look like Latin ones, signs that hide. ASCII passes always, and without the library.
 */
final class Homographs {

  private Homographs() {}

  /**
   * What is wrong with the name's letters, if anything is.
   *
   * @param scripts those that the profile allows
   */
  static Optional<String> objection(Name name, Set<Script> scripts) {
    String readable = name.unicode();
    if (Skeleton.isAscii(readable)) {
      return Optional.empty();
    }
    return parts(name.type(), readable)
        .filter(part -> !Skeleton.isAscii(part))
        .flatMap(part -> objection(part, scripts).stream())
        .findFirst();
  }

  /** What is read as one: a label, a local part, a login. */
  private static Stream<String> parts(Name.Type type, String readable) {
    int domain = readable.lastIndexOf('@') + 1;
    return switch (type) {
      case LOGIN, IP -> Stream.of(readable);
      case DNS -> Arrays.stream(readable.split("\\.", -1));
      case EMAIL, UPN ->
          Stream.concat(
              Stream.of(readable.substring(0, domain)),
              Arrays.stream(readable.substring(domain).split("\\.", -1)));
    };
  }

  private static Optional<String> objection(String part, Set<Script> scripts) {
    CheckResult result = new CheckResult();
    if (Unicode.CHECKER.failsChecks(part, result)) {
      return Optional.of(words(result.checks));
    }
    Set<String> found = scriptsOf(part);
    for (String script : found) {
      if (scripts.stream().noneMatch(s -> s.wire().equals(script))) {
        return Optional.of("letters of the script " + script);
      }
    }
    boolean foreign = !found.contains(Script.LATIN.wire());
    return foreign && scripts.contains(Script.LATIN) && Skeleton.isAscii(Skeleton.of(part))
        ? Optional.of("other letters that look like the Latin \"" + Skeleton.of(part) + "\"")
        : Optional.empty();
  }

  private static String words(int failed) {
    if ((failed & SpoofChecker.CHAR_LIMIT) != 0) {
      return "a character that Unicode does not recommend for names";
    }
    return (failed & SpoofChecker.RESTRICTION_LEVEL) != 0
        ? "letters of several scripts in one word"
        : "signs or digits that hide or imitate others";
  }

  private static Set<String> scriptsOf(String part) {
    Set<String> found = new TreeSet<>();
    part.codePoints()
        .map(UScript::getScript)
        .filter(s -> s != UScript.COMMON && s != UScript.INHERITED)
        .forEach(s -> found.add(UScript.getName(s).toLowerCase(Locale.ROOT)));
    return found;
  }

  /** Loads the library. */
  private static final class Unicode {
    static final SpoofChecker CHECKER =
        new SpoofChecker.Builder()
            .setChecks(
                SpoofChecker.CHAR_LIMIT
                    | SpoofChecker.RESTRICTION_LEVEL
                    | SpoofChecker.INVISIBLE
                    | SpoofChecker.MIXED_NUMBERS
                    | SpoofChecker.HIDDEN_OVERLAY)
            .setRestrictionLevel(RestrictionLevel.HIGHLY_RESTRICTIVE)
            .setAllowedChars(
                new UnicodeSet(SpoofChecker.RECOMMENDED)
                    .addAll(SpoofChecker.INCLUSION)
                    .addAll(' ', '~')
                    .freeze())
            .build();
  }
}
