package io.sealport.cli.client;

import io.sealport.cli.console.Quoted;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says of server and credential.
 *
 * @param home a CA's home on this machine
 * @param server https address, with {@code trust}
 * @param context the name of a saved one
 */
public record Given(
    @Nullable Path home,
    @Nullable URI server,
    @Nullable Path trust,
    @Nullable String context,
    Proof proof) {

  /** What the command line says of the credential; at most one of certificate, token and file. */
  public record Proof(
      @Nullable Path cert, @Nullable Path key, @Nullable String token, @Nullable Path tokenFile) {

    /** A token is a word of a hundred characters. */
    private static final int MAX_TOKEN = 4096;

    /**
     * The credential, if one was given.
     *
     * @throws Fault BAD_INPUT if there are two, or half of one
     */
    Optional<Credential> credential() {
      if ((cert == null) != (key == null)) {
        throw Fault.of(Kind.BAD_INPUT, "--cert and --key go together");
      }
      int count = (cert == null ? 0 : 1) + (token == null ? 0 : 1) + (tokenFile == null ? 0 : 1);
      if (count > 1) {
        throw Fault.of(Kind.BAD_INPUT, "give one of --cert with --key, --token, --token-file");
      }
      if (cert != null && key != null) {
        return Optional.of(new Credential.ClientCertificate(cert, key));
      }
      if (tokenFile != null) {
        String text = SafeFile.readText(tokenFile, MAX_TOKEN).strip();
        return Optional.of(new Credential.Bearer(requireToken(text, tokenFile.toString())));
      }
      return token == null
          ? Optional.empty()
          : Optional.of(new Credential.Bearer(requireToken(token.strip(), "--token")));
    }

    Credential.ClientCertificate requireCertificate() {
      return credential()
          .filter(Credential.ClientCertificate.class::isInstance)
          .map(Credential.ClientCertificate.class::cast)
          .orElseThrow(() -> Fault.of(Kind.BAD_INPUT, "--cert FILE and --key FILE are needed"));
    }

    /** It becomes part of an HTTP header: visible ASCII without spaces (RFC 6750 2.1). */
    static String requireToken(String text, String source) {
      if (text.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
        throw Fault.of(Kind.BAD_INPUT, source + " holds no token: one word was wanted");
      }
      return text;
    }
  }

  /**
   * Says no where the places contradict each other.
   *
   * @throws Fault BAD_INPUT if more than one is given
   */
  void requireOnePlace() {
    int count = (home == null ? 0 : 1) + (server == null ? 0 : 1) + (context == null ? 0 : 1);
    if (count > 1) {
      throw Fault.of(Kind.BAD_INPUT, "give one of --home, --server and --context");
    }
  }

  /**
   * The same to be saved under a name, with absolute paths.
   *
   * @throws Fault BAD_INPUT if it does not lead to a server
   */
  public SavedContext toContext() {
    requireOnePlace();
    proof.credential();
    if (home == null && server == null) {
      throw Fault.of(Kind.BAD_INPUT, "give --home DIR, or --server URL --trust FILE");
    }
    if (server != null && trust == null) {
      throw Fault.of(Kind.BAD_INPUT, "--server needs --trust FILE: the CA's root certificate");
    }
    return new SavedContext(
        absolute(home),
        server,
        absolute(trust),
        absolute(proof.cert()),
        absolute(proof.key()),
        proof.token(),
        absolute(proof.tokenFile()));
  }

  private static @Nullable Path absolute(@Nullable Path path) {
    return path == null ? null : path.toAbsolutePath().normalize();
  }

  /** The options that lead to the same server again, as the same, without secrets. */
  String again() {
    return Quoted.option("--home", absolute(home))
        + Quoted.option("--server", server)
        + Quoted.option("--trust", absolute(trust))
        + Quoted.option("--context", context)
        + Quoted.option("--cert", absolute(proof.cert()))
        + Quoted.option("--key", absolute(proof.key()))
        + Quoted.option("--token-file", absolute(proof.tokenFile()));
  }
}
