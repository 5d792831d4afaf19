package io.sealport.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.cli.world.OpenSsl;
import io.sealport.cli.world.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * OpenSSL as judge of one CA, in whose root alone it believes.
 *
 * @param folder where openssl runs
 */
record Judge(CaHome home, Path folder) {

  /** {@code openssl verify} with every check that it has; the CRLs must cover the whole chain. */
  Result verify(Path certificate, Path chain, Path crls, String... options) {
    List<String> command = new ArrayList<>(List.of("verify", "-x509_strict", "-crl_check_all"));
    command.addAll(List.of("-CAfile", home.root().toString(), "-untrusted", chain.toString()));
    command.addAll(List.of("-CRLfile", crls.toString()));
    command.addAll(Arrays.asList(options));
    command.add(certificate.toString());
    return new OpenSsl(folder).run(command);
  }

  /** {@code openssl ocsp} by POST; the answer's signature must lead to the root. */
  String ocsp(String issuer, boolean nonce, String... subjects) {
    List<String> command = new ArrayList<>(List.of("ocsp", "-CAfile", home.root().toString()));
    command.addAll(List.of("-issuer", home.authority(issuer).toString()));
    command.addAll(Arrays.asList(subjects));
    command.addAll(List.of("-url", home.http() + "/ocsp", nonce ? "-nonce" : "-no_nonce"));
    Result result = new OpenSsl(folder).run(command).requireOk();
    // A nonce that does not come back is a warning only.
    assertThat(result.stderr()).contains("Response verify OK").doesNotContain("WARNING");
    return result.stdout();
  }

  /** Any command that must succeed. */
  Result openssl(String... arguments) {
    return new OpenSsl(folder).run(arguments).requireOk();
  }

  /** The public half of a private key, PEM. */
  String publicKey(Path key) {
    return openssl("pkey", "-in", key.toString(), "-pubout").stdout();
  }

  /** The public key in a certificate, PEM. */
  String certifiedKey(Path certificate) {
    return openssl("x509", "-in", certificate.toString(), "-pubkey", "-noout").stdout();
  }

  /** Lower-case hex. */
  String serial(Path certificate) {
    String line = openssl("x509", "-in", certificate.toString(), "-noout", "-serial").stdout();
    return line.strip().replace("serial=", "").toLowerCase(Locale.ROOT);
  }
}
