package io.sealport.server.front.publication;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.ResponseBodyWriter;
import io.micronaut.http.body.stream.InputStreamByteBody;
import io.micronaut.http.codec.CodecException;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;

/**
 * Sends a part of a file as fast as the client takes it, with its length. The framework's own
 * writers know no length of a stream, or look for the file by its name, where another may be now.
 */
@Singleton
@Produces(MediaType.ALL)
final class FilePartWriter implements ResponseBodyWriter<FilePart> {

  private final ExecutorService reading;

  FilePartWriter(@Named(TaskExecutors.BLOCKING) ExecutorService reading) {
    this.reading = reading;
  }

  @Override
  public CloseableByteBody writePiece(
      ByteBodyFactory factory,
      HttpRequest<?> request,
      HttpResponse<?> response,
      Argument<FilePart> type,
      MediaType mediaType,
      FilePart part) {
    return InputStreamByteBody.create(
        part.stream(), OptionalLong.of(part.part().length()), reading, factory);
  }

  @Override
  public void writeTo(
      Argument<FilePart> type,
      MediaType mediaType,
      FilePart part,
      MutableHeaders headers,
      OutputStream to) {
    try (FileStream stream = part.stream()) {
      stream.transferTo(to);
    } catch (IOException e) {
      throw new CodecException("a published file cannot be sent", e);
    }
  }
}
