package io.sealport.cli.enrol;

import io.sealport.files.SafeFile;
import io.sealport.pki.Csr;
import io.sealport.pki.CsrDraft;
import io.sealport.pki.KeyType;
import io.sealport.pki.Keys;
import io.sealport.pki.Name;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A CSR about to be sent and, where it was made here, its key.
 *
 * @param pair absent where the CSR came from elsewhere
 */
record RequestDraft(Csr csr, Optional<KeyPair> pair) {

  private static final Pattern TYPED =
      Pattern.compile("(dns|ip|email|upn|login):.*", Pattern.DOTALL);

  /** A CSR that came as a file. */
  static RequestDraft of(Path file) {
    return new RequestDraft(Csr.parse(SafeFile.read(file, Csr.MAX_BYTES + 1L)), Optional.empty());
  }

  /**
   * A new key and its CSR. The CSR holds the names if all of them say their type; a bare name's
   * type is the profile's to say, so bare names travel beside the CSR.
   */
  static RequestDraft make(KeyType type, List<String> names) {
    KeyPair pair = Keys.generate(type, new SecureRandom());
    boolean typed = names.stream().allMatch(n -> TYPED.matcher(n).matches());
    Csr csr =
        typed && !names.isEmpty()
            ? CsrDraft.sign(pair, names.stream().map(Name::parse).toList())
            : CsrDraft.signNameless(pair);
    return new RequestDraft(csr, Optional.of(pair));
  }

  /** A CSR by a key that is certified already; its names are the certificate's. */
  static RequestDraft nameless(KeyPair pair) {
    return new RequestDraft(CsrDraft.signNameless(pair), Optional.of(pair));
  }

  /** The same with a new key of the same type. */
  static RequestDraft successor(KeyPair pair) {
    KeyType type = KeyType.of(Keys.info(pair.getPublic()));
    return nameless(Keys.generate(type, new SecureRandom()));
  }

  /** The private key, which has to be written before the CSR is sent. */
  Optional<PrivateKey> made() {
    return pair.map(KeyPair::getPrivate);
  }

  /** What a name may be the login of: a bare one, or one that says so. */
  static List<String> logins(List<String> names) {
    return names.stream()
        .filter(n -> n.startsWith("login:") || !TYPED.matcher(n).matches())
        .map(n -> n.startsWith("login:") ? n.substring("login:".length()) : n)
        .toList();
  }
}
