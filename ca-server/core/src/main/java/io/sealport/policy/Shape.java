package io.sealport.policy;

import java.util.List;

/** What may stand under a key of a profile. */
sealed interface Shape {

  /**
   * Text.
   *
   * @param max the most characters
   * @param pattern an ECMA 262 regular expression that it matches, as JSON Schema wants it
   */
  record Text(int max, String pattern) implements Shape {}

  /** One of these words. */
  record Word(List<String> words) implements Shape {
    public Word {
      words = List.copyOf(words);
    }
  }

  /** {@code true} or {@code false}. */
  record Flag() implements Shape {}

  /** A whole number, both ends included. */
  record Whole(int min, int max) implements Shape {}

  /** A list of one or more, or one alone without brackets. */
  record OneOrMore(Shape of, int max) implements Shape {}

  /**
   * One of these words, a list of which any one is enough, or a mapping {@code any} or {@code all}
   * of more of the same.
   *
   * @param max the most words in a list
   */
  record Expression(List<String> words, int max) implements Shape {
    public Expression {
      words = List.copyOf(words);
    }
  }

  /** A list of sections. */
  record Sections(Section of, int max) implements Shape {}

  /** A mapping with these keys and no others. */
  record Section(List<Key> keys) implements Shape {
    public Section {
      keys = List.copyOf(keys);
    }

    /** The keys' names, for the reader. */
    String[] names() {
      return keys.stream().map(Key::name).toArray(String[]::new);
    }
  }

  /**
   * One key.
   *
   * @param required whether a file without it is wrong
   * @param description what an editor shows
   */
  record Key(String name, boolean required, Shape shape, String description) {}
}
