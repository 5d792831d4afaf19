package io.sealport.root;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** How the carried files and the root's record are written: JSON that is read strictly. */
final class RootFiles {

  /** A CRL with a few thousand CAs would fit. */
  static final int MAX_BYTES = 1 << 20;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  private RootFiles() {}

  /**
   * Reads one value.
   *
   * @param what it is, for the message
   * @throws Fault BAD_INPUT if it is anything else; TOO_LARGE above {@value #MAX_BYTES} bytes
   */
  static <T> T read(byte[] bytes, Class<T> type, String what) {
    if (bytes.length > MAX_BYTES) {
      throw Fault.of(
          Kind.TOO_LARGE,
          what + " has " + bytes.length + " bytes; at most " + MAX_BYTES + " are read");
    }
    try {
      T value = MAPPER.readValue(bytes, type);
      if (value != null) {
        return value;
      }
    } catch (IOException e) {
      throw Fault.of(Kind.BAD_INPUT, "this is not " + what + " of Sealport", e);
    }
    throw Fault.of(Kind.BAD_INPUT, "this is not " + what + " of Sealport");
  }

  /** The value for people to read, always in the same bytes. */
  static byte[] pretty(Object value) {
    try {
      return (MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.INTERNAL, "a file for the root cannot be written", e);
    }
  }

  /** The value in one line. */
  static String line(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.INTERNAL, "the root's record cannot be written", e);
    }
  }

  /** A value that the file must have. */
  static <T> T require(@org.jspecify.annotations.Nullable T value, String what) {
    if (value == null) {
      throw Fault.of(Kind.BAD_INPUT, what + " is missing");
    }
    return value;
  }

  /** Of the right kind, and of a version that this program knows. */
  static void requireForm(
      @org.jspecify.annotations.Nullable String found, int version, String wanted) {
    if (!wanted.equals(found)) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "the file is a "
              + io.sealport.pki.Name.printable(String.valueOf(found))
              + "; wanted a "
              + wanted);
    }
    if (version != RootRequest.VERSION) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "the file has version " + version + "; this program knows " + RootRequest.VERSION);
    }
  }
}
