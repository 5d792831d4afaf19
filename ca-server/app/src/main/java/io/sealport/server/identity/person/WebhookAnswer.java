package io.sealport.server.identity.person;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sealport.fault.Fault;
import io.sealport.net.NetFailure;
import io.sealport.pki.Name;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the operator's service answers: one JSON object with these fields and no others.
 *
 * @param allow required: whether it may be
 * @param reason why, for the requester to read
 * @param evidence what it was seen by, for the record
 * @param names which of the request's names it may be; absent for all of them
 */
record WebhookAnswer(
    @Nullable Boolean allow,
    @Nullable String reason,
    @Nullable String evidence,
    @Nullable List<String> names) {

  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build()
          .readerFor(WebhookAnswer.class);

  /**
   * Reads a body whose signature was right.
   *
   * @throws NetFailure PROTOCOL if it is no such answer
   */
  static WebhookAnswer read(byte[] body) throws NetFailure {
    try {
      WebhookAnswer answer = READER.readValue(body);
      if (answer == null || answer.allow() == null) {
        throw new IOException("no allow");
      }
      return answer;
    } catch (IOException e) {
      throw new NetFailure(
          NetFailure.Kind.PROTOCOL,
          "the service's answer is no JSON object with allow, and reason, evidence and names if it"
              + " likes",
          e);
    }
  }

  boolean isYes() {
    return Boolean.TRUE.equals(allow);
  }

  /** One line of whatever it said, the evidence before the reason. */
  String words() {
    return Optional.ofNullable(evidence)
        .or(() -> Optional.ofNullable(reason))
        .map(Name::printable)
        .map(t -> ": " + t)
        .orElse("");
  }

  /** The reason alone, for a refusal. */
  String why() {
    return Optional.ofNullable(reason).map(Name::printable).map(t -> ": " + t).orElse("");
  }

  /**
   * The names that it allows.
   *
   * @param all without a narrowing
   * @throws NetFailure PROTOCOL if one of them is no name
   */
  Set<Name> names(Set<Name> all) throws NetFailure {
    if (names == null) {
      return all;
    }
    try {
      return names.stream().map(Name::parse).filter(all::contains).collect(Collectors.toSet());
    } catch (Fault e) {
      throw new NetFailure(NetFailure.Kind.PROTOCOL, "the service's answer: " + e.message(), e);
    }
  }
}
