package io.sealport.policy;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which checks together are proof: one, any of several, or all of several. */
public sealed interface ProofExpression {

  /** That check. */
  record Of(String check) implements ProofExpression {}

  /** Any one of these. */
  record Any(List<ProofExpression> of) implements ProofExpression {
    public Any {
      of = List.copyOf(of);
    }
  }

  /** Every one of these. */
  record All(List<ProofExpression> of) implements ProofExpression {
    public All {
      of = List.copyOf(of);
    }
  }

  /** Whether the checks that have succeeded are enough. */
  default boolean holds(Predicate<String> succeeded) {
    if (this instanceof Any any) {
      return any.of().stream().anyMatch(e -> e.holds(succeeded));
    }
    if (this instanceof All all) {
      return all.of().stream().allMatch(e -> e.holds(succeeded));
    }
    return succeeded.test(((Of) this).check());
  }

  /** Every check that is named, in the file's order. */
  default List<String> checks() {
    return stream().distinct().toList();
  }

  private Stream<String> stream() {
    if (this instanceof Any any) {
      return any.of().stream().flatMap(ProofExpression::stream);
    }
    if (this instanceof All all) {
      return all.of().stream().flatMap(ProofExpression::stream);
    }
    return Stream.of(((Of) this).check());
  }

  /** The checks that may still help: those of branches that do not hold yet. */
  default List<String> missing(Predicate<String> succeeded) {
    return open(succeeded).distinct().toList();
  }

  private Stream<String> open(Predicate<String> succeeded) {
    if (holds(succeeded)) {
      return Stream.empty();
    }
    if (this instanceof Any any) {
      return any.of().stream().flatMap(e -> e.open(succeeded));
    }
    if (this instanceof All all) {
      return all.of().stream().flatMap(e -> e.open(succeeded));
    }
    return stream();
  }

  /** In words: {@code endpoint-key and (token or approval)}. */
  default String words() {
    return words(check -> check);
  }

  /** In words, each check spelled so. */
  default String words(UnaryOperator<String> spelled) {
    if (this instanceof Any any) {
      return joined(any.of(), " or ", spelled);
    }
    if (this instanceof All all) {
      return joined(all.of(), " and ", spelled);
    }
    return spelled.apply(((Of) this).check());
  }

  private static String joined(
      List<ProofExpression> of, String between, UnaryOperator<String> spelled) {
    return of.stream()
        .map(e -> of.size() > 1 && e.isGroup() ? "(" + e.words(spelled) + ")" : e.words(spelled))
        .collect(Collectors.joining(between));
  }

  private boolean isGroup() {
    return !(this instanceof Of) && checks().size() > 1;
  }
}
