package io.sealport.server.front.publication;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.sealport.server.status.PublishedFile;
import java.util.Optional;

/** What is answered to one who asks for a file: all of it, a part, or that he has it already. */
final class FileAnswer {

  private final PublishedFile file;
  private final String etag;
  private final boolean known;
  private final boolean head;
  private final Optional<ByteRange> part;

  FileAnswer(PublishedFile file, HttpRequest<?> request) {
    this.file = file;
    this.etag = '"' + file.place().tag() + '"';
    this.known = Published.isKnown(request, etag, file.place().modified());
    this.head = request.getMethod() == HttpMethod.HEAD;
    this.part = known || head ? Optional.empty() : part(request);
  }

  /** RFC 9110 13.2.2: a part is asked for after everything else, and by GET alone. */
  private Optional<ByteRange> part(HttpRequest<?> request) {
    String range = request.getHeaders().get(HttpHeaders.RANGE);
    String only = request.getHeaders().get(HttpHeaders.IF_RANGE);
    // 13.1.5: a date is no strong validator here, since two CRLs may be of the same second.
    boolean same = only == null || only.strip().equals(etag);
    return range == null || !same ? Optional.empty() : ByteRange.parse(range, file.length());
  }

  /** Empty where none is sent: then nobody else closes the file. */
  Optional<FilePart> body() {
    ByteRange sent = part.orElse(new ByteRange(0, file.length()));
    return known || head || sent.isNothing()
        ? Optional.empty()
        : Optional.of(new FilePart(file, sent));
  }

  /** Status and headers. */
  MutableHttpResponse<FilePart> head(String mediaType) {
    MutableHttpResponse<FilePart> response =
        HttpResponse.<FilePart>status(status())
            .header(HttpHeaders.ETAG, etag)
            .header(HttpHeaders.LAST_MODIFIED, Published.date(file.place().modified()))
            .header(HttpHeaders.ACCEPT_RANGES, "bytes");
    part.ifPresent(p -> response.header(HttpHeaders.CONTENT_RANGE, p.of(file.length())));
    return known
        ? response
        : response
            .contentType(MediaType.of(mediaType))
            .contentLength(part.map(ByteRange::length).orElse(file.length()));
  }

  private HttpStatus status() {
    if (known) {
      return HttpStatus.NOT_MODIFIED;
    }
    return part.map(
            p ->
                p.isNothing()
                    ? HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE
                    : HttpStatus.PARTIAL_CONTENT)
        .orElse(HttpStatus.OK);
  }
}
