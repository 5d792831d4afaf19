package io.sealport.server.authority;

/** The passphrase that the keys at rest are encrypted under; it never shows itself. */
public final class Passphrase {

  private final char[] text;

  /** Keeps its own copy. */
  public Passphrase(char[] text) {
    this.text = text.clone();
  }

  /** A copy, to be wiped by whoever asked. */
  public char[] text() {
    return text.clone();
  }

  @Override
  public String toString() {
    return "Passphrase";
  }
}
