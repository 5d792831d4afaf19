package io.sealport.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks another node what a check sees from there: {@code POST /api/v1/looks}.
 *
 * @param check as profiles spell it
 * @param subject the name that is to be proven, {@code type:value}
 * @param request the request's id
 * @param account who asked
 * @param nonce the asking CA's, for this request
 * @param csr PEM
 * @param names of the certificate
 * @param profile the profile's text; of it the rules for endpoints count
 * @param created when the request came in
 * @param current the certificate that is renewed, PEM
 * @param answers what the requester gave for this check; never a password
 */
public record LookRequest(
    String check,
    String subject,
    String request,
    String account,
    String nonce,
    String csr,
    List<String> names,
    String profile,
    Instant created,
    @Nullable String current,
    Map<String, String> answers) {

  public LookRequest {
    names = List.copyOf(names);
    answers = Map.copyOf(answers);
  }
}
