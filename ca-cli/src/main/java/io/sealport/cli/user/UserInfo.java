package io.sealport.cli.user;

import io.sealport.api.CertificateInfo;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A login and its certificates, as {@code --json} prints it.
 *
 * @param valid serials of the certificates that are valid now
 * @param expires when the last of these ends; absent where none is valid
 * @param lastIssued when the newest certificate of the login begins, valid or not
 */
record UserInfo(String login, List<String> valid, @Nullable Instant expires, Instant lastIssued) {

  private static final String LOGIN = "login:";

  /** The logins of these certificates, in the alphabet's order. */
  static List<UserInfo> of(List<CertificateInfo> certificates) {
    Map<String, List<CertificateInfo>> byLogin =
        certificates.stream()
            .flatMap(
                c -> c.names().stream().filter(n -> n.startsWith(LOGIN)).map(n -> new Of(n, c)))
            .collect(
                Collectors.groupingBy(
                    Of::login,
                    TreeMap::new,
                    Collectors.mapping(Of::certificate, Collectors.toList())));
    return byLogin.entrySet().stream().map(e -> of(e.getKey(), e.getValue())).toList();
  }

  /** A certificate under one of its logins. */
  private record Of(String name, CertificateInfo certificate) {
    String login() {
      return name.substring(LOGIN.length());
    }
  }

  private static UserInfo of(String login, List<CertificateInfo> certificates) {
    List<CertificateInfo> valid =
        certificates.stream().filter(c -> c.status().equals("valid")).toList();
    return new UserInfo(
        login,
        valid.stream().map(CertificateInfo::serial).toList(),
        valid.stream().map(CertificateInfo::notAfter).max(Comparator.naturalOrder()).orElse(null),
        certificates.stream()
            .map(CertificateInfo::notBefore)
            .max(Comparator.naturalOrder())
            .orElseThrow());
  }
}
