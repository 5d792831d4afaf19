package io.sealport.policy;

import io.sealport.pki.Name;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * How people read a text, whatever its letters are: small and capital alike, and one letter for
 * another that looks like it. {@code paypaI}, {@code PAYPAL} and {@code paypa1} all look like
 * {@code paypal}.
 *
 * @param forms two texts look alike if they have one of these in common
 */
public record Looks(Set<String> forms) {

  /** The looks of a text. */
  public static Looks of(String text) {
    // A capital I is an l to the eye and an i to a program that ignores case: both are looked at.
    return new Looks(
        new LinkedHashSet<>(
            List.of(fold(text), fold(Skeleton.of(text)), fold(Skeleton.of(fold(text))))));
  }

  /** The looks of one label of a canonical domain. */
  static Looks ofLabel(String label) {
    return of(label.startsWith("xn--") ? Name.dns(label).unicode() : label);
  }

  /** Whether the test holds between a form of this and a form of that. */
  boolean any(Looks other, BiPredicate<String, String> test) {
    return forms.stream().anyMatch(a -> other.forms.stream().anyMatch(b -> test.test(a, b)));
  }

  boolean alike(Looks other) {
    return any(other, String::equals);
  }

  private static String fold(String text) {
    // Both ways, since some letters have several small forms and one capital.
    return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
