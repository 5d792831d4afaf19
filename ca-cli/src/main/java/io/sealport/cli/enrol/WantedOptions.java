package io.sealport.cli.enrol;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.KeyType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What certificate is wanted. */
final class WantedOptions {

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "Required. The certificate's profile, such as ftps-server.")
  private @Nullable String profile;

  @Option(
      names = "--name",
      arity = "1..*",
      paramLabel = "NAME",
      description = "A name, bare or as in dns:ftp.example.com; repeatable.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--csr", paramLabel = "FILE", description = "A CSR made elsewhere, PEM or DER.")
  private @Nullable Path csr;

  @Option(
      names = "--key-type",
      paramLabel = "TYPE",
      description = "ec-p256 (the default), ec-p384, rsa-3072, rsa-4096 or ed25519.")
  private @Nullable String keyType;

  @Option(
      names = "--validity",
      paramLabel = "D",
      description = "How long it is wanted for, such as 30d; else as the profile says.")
  private @Nullable String validity;

  /** Says no where something is missing or contradicts itself. */
  void require() {
    if (profile == null) {
      throw Fault.of(Kind.BAD_INPUT, "--profile NAME is missing")
          .withHint("ftps-server for an FTPS endpoint, ftps-user for an FTP user");
    }
    if (names.isEmpty() && csr == null) {
      throw Fault.of(Kind.BAD_INPUT, "--name NAME is missing: what shall be certified?");
    }
    if (csr != null && keyType != null) {
      throw Fault.of(Kind.BAD_INPUT, "--key-type makes a new key; --csr brings its own");
    }
    if (keyType != null) {
      KeyType.parse(keyType);
    }
  }

  List<String> logins() {
    return RequestDraft.logins(names);
  }

  RequestDraft draft() {
    if (csr != null) {
      return RequestDraft.of(csr);
    }
    return RequestDraft.make(keyType == null ? KeyType.EC_P256 : KeyType.parse(keyType), names);
  }

  RequestState state(RequestDraft draft) {
    return RequestState.asking(profile, names, draft.csr().pem(), validity);
  }

  /** Whether the state is that of a request for the same. */
  boolean isAskedBy(RequestState state) {
    boolean same =
        Objects.equals(state.profile(), profile)
            && state.names().equals(names)
            && Objects.equals(state.validity(), validity);
    return same && (csr == null || RequestDraft.of(csr).csr().pem().equals(state.csr()));
  }
}
