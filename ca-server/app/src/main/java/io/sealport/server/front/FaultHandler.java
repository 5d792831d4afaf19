package io.sealport.server.front;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.server.journal.DatabaseTrouble;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers every exception. A {@link Fault} is told as it is; of anything else the caller learns
 * only the id under which the log has it.
 */
@Singleton
class FaultHandler implements ExceptionHandler<Throwable, HttpResponse<?>> {

  private static final Logger LOG = LoggerFactory.getLogger(FaultHandler.class);

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, Throwable thrown) {
    String id = RequestIds.of(request);
    if (DatabaseTrouble.isOfText(thrown)) {
      return Problems.of(Fault.of(Kind.BAD_INPUT, "a text holds a NUL character"), id);
    }
    Optional<Fault> fault = Causes.find(thrown, Fault.class);
    if (fault.isPresent()) {
      return told(request, fault.get(), id);
    }
    Optional<DatabaseTrouble> trouble = DatabaseTrouble.of(thrown);
    if (trouble.isPresent()) {
      return told(request, trouble.get().fault(thrown), id);
    }
    Optional<JsonProcessingException> json = Causes.find(thrown, JsonProcessingException.class);
    if (json.isPresent()) {
      return Problems.of(Fault.of(Kind.BAD_INPUT, JsonMistake.describe(json.get())), id);
    }
    if (thrown instanceof ConversionErrorException conversion) {
      return Problems.of(
          HttpStatus.BAD_REQUEST,
          "\"" + conversion.getArgument().getName() + "\" is not of the type that is wanted",
          id);
    }
    LOG.error("{} {}: unexpected", request.getMethodName(), request.getPath(), thrown);
    return Problems.of(
        Fault.of(Kind.INTERNAL, "an unexpected error; the server's log has it as " + id), id);
  }

  private static HttpResponse<?> told(HttpRequest<?> request, Fault fault, String id) {
    switch (fault.kind()) {
      case INTERNAL, BAD_CONFIGURATION -> {
        LOG.error("{} {}", request.getMethodName(), request.getPath(), fault);
        return Problems.of(
            Fault.of(Kind.INTERNAL, "an unexpected error; the server's log has it as " + id), id);
      }
      case UNAVAILABLE -> {
        if (DatabaseTrouble.of(fault).isPresent()) {
          // Words for everybody; one line in the log, for there may be thousands.
          LOG.warn("{} {}: {}", request.getMethodName(), request.getPath(), reason(fault));
          return Problems.of(fault, id);
        }
        // What is not there (a file, the database) is the operator's to know.
        LOG.warn("{} {}", request.getMethodName(), request.getPath(), fault);
        return Problems.of(
            Fault.of(
                Kind.UNAVAILABLE, "the server cannot do this now; its log has the reason as " + id),
            id);
      }
      default ->
          LOG.info(
              "{} {}: {} {}",
              request.getMethodName(),
              request.getPath(),
              fault.kind().wire(),
              fault.message());
    }
    return Problems.of(fault, id);
  }

  private static String reason(Fault fault) {
    Throwable innermost = fault;
    for (int depth = 0; innermost.getCause() != null && depth < 20; depth++) {
      innermost = innermost.getCause();
    }
    return innermost == fault ? fault.message() : fault.message() + ": " + innermost.getMessage();
  }
}
