package io.sealport.server.front;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.stream.Collectors;

/** Says in one line what is wrong with a body, without the names of our classes. */
final class JsonMistake {

  private JsonMistake() {}

  static String describe(JsonProcessingException mistake) {
    if (mistake instanceof UnrecognizedPropertyException unknown) {
      return "the body has an unknown field \""
          + unknown.getPropertyName()
          + "\"; known are "
          + unknown.getKnownPropertyIds().stream()
              .map(String::valueOf)
              .sorted()
              .collect(Collectors.joining(", "));
    }
    if (mistake instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      String field =
          mapping.getPath().stream()
              .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
              .collect(Collectors.joining("."));
      return "the body's field \"" + field + "\" has a value of the wrong type";
    }
    JsonLocation at = mistake.getLocation();
    return "the body is not JSON"
        + (at == null ? "" : ": line " + at.getLineNr() + ", column " + at.getColumnNr());
  }
}
