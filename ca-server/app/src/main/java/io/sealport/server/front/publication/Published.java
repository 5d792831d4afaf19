package io.sealport.server.front.publication;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/** Answers that caches may keep. */
final class Published {

  /** RFC 9110 5.6.7. */
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", java.util.Locale.US)
          .withZone(ZoneOffset.UTC);

  private Published() {}

  static String date(Instant instant) {
    return HTTP_DATE.format(instant);
  }

  /** A body that may be kept for a while. */
  static MutableHttpResponse<byte[]> whole(byte[] body, String mediaType, Duration maxAge) {
    return HttpResponse.ok(body)
        .contentType(MediaType.of(mediaType))
        .contentLength(body.length)
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=" + maxAge.toSeconds());
  }

  /** Whether the client already has the body with this entity tag, or this date (RFC 9110 13.1). */
  static boolean isKnown(HttpRequest<?> request, String etag, Instant lastModified) {
    HttpHeaders headers = request.getHeaders();
    String tags = headers.get(HttpHeaders.IF_NONE_MATCH);
    if (tags != null) {
      return Arrays.stream(tags.split(","))
          .map(String::strip)
          .anyMatch(t -> t.equals("*") || t.replaceFirst("^W/", "").equals(etag));
    }
    String since = headers.get(HttpHeaders.IF_MODIFIED_SINCE);
    if (since == null) {
      return false;
    }
    try {
      return !lastModified.isAfter(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(since)));
    } catch (java.time.DateTimeException e) {
      // RFC 9110 13.1.3: a date that is none is ignored.
      return false;
    }
  }
}
