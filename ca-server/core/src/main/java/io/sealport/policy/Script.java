package io.sealport.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The writing systems that are in everyday use (UAX 31 table 5), as profiles spell them. */
public enum Script {
  ARABIC,
  ARMENIAN,
  BENGALI,
  BOPOMOFO,
  CYRILLIC,
  DEVANAGARI,
  ETHIOPIC,
  GEORGIAN,
  GREEK,
  GUJARATI,
  GURMUKHI,
  HAN,
  HANGUL,
  HEBREW,
  HIRAGANA,
  KANNADA,
  KATAKANA,
  KHMER,
  LAO,
  LATIN,
  MALAYALAM,
  MYANMAR,
  ORIYA,
  SINHALA,
  TAMIL,
  TELUGU,
  THAANA,
  THAI,
  TIBETAN;

  /** The script as profiles and messages spell it, which is Unicode's name in lower case. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The script with that spelling, empty if there is none. */
  public static Optional<Script> ofWire(String wire) {
    return Arrays.stream(values()).filter(s -> s.wire().equals(wire)).findFirst();
  }
}
