package io.sealport.cli.user;

import io.sealport.api.CertificateInfo;
import io.sealport.api.UserRevoked;
import java.util.List;

/**
 * What the end of a login came to, as {@code --json} prints it.
 *
 * @param revoked the certificates that it revoked
 * @param already serials of those that were revoked before
 * @param requests ids of the pending requests that it rejected
 * @param tokens ids of the open enrolment tokens that it revoked
 * @param servers what that does at FTP servers, and what to do there
 */
record UserEnded(
    String login,
    List<CertificateInfo> revoked,
    List<String> already,
    List<String> requests,
    List<String> tokens,
    List<Consequences> servers) {

  static UserEnded of(UserRevoked done, List<Consequences> servers) {
    return new UserEnded(
        done.login(), done.revoked(), done.already(), done.requests(), done.tokens(), servers);
  }
}
