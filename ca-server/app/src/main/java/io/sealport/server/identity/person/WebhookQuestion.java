package io.sealport.server.identity.person;

import io.sealport.pki.KeyHash;
import io.sealport.pki.Name;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.Subject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the operator's service is asked, as JSON.
 *
 * @param version 1
 * @param request the request's id
 * @param profile the profile that it is for
 * @param names every name of the certificate, {@code type:value}
 * @param subject what is asked about: one of the names, or {@code requester}
 * @param requester who asks, as in the journal
 * @param keySha256 SHA-256 of the key's SubjectPublicKeyInfo, hexadecimal
 * @param csr the request in PEM
 * @param from where the requester's connection comes from; absent where that is not known
 * @param nonce 256 random bits for this question alone
 * @param time when it is asked, RFC 3339
 */
record WebhookQuestion(
    int version,
    String request,
    String profile,
    List<String> names,
    String subject,
    String requester,
    String keySha256,
    String csr,
    @Nullable String from,
    String nonce,
    Instant time) {

  static WebhookQuestion of(Order order, Subject subject, String nonce, Instant time) {
    return new WebhookQuestion(
        1,
        order.id(),
        order.profile().name(),
        order.names().stream().map(Name::toString).toList(),
        subject.toString(),
        order.account(),
        KeyHash.of(order.csr().publicKey()).hex(),
        order.csr().pem(),
        order.from().orElse(null),
        nonce,
        time);
  }
}
