package io.sealport.cli.enrol;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sealport.api.Json;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.pki.Csr;
import io.sealport.pki.Keys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The request under way in a folder: {@code request.json} and, where the key was made here, {@code
 * request.key}. Both are gone when its certificate is there.
 */
final class OpenRequest {

  private static final int MAX_BYTES = 1 << 20;

  private final Path folder;
  private final Path stateFile;
  private final Path keyFile;
  private final boolean folderWasThere;

  OpenRequest(Path folder) {
    this.folder = folder;
    this.stateFile = folder.resolve("request.json");
    this.keyFile = folder.resolve("request.key");
    this.folderWasThere = Files.isDirectory(folder);
  }

  /** What is under way, if anything is. */
  Optional<RequestState> state() {
    return remembered().filter(this::mayBeKnown);
  }

  /** A request is sent after its key is on the disk: without it, it was killed before. */
  private boolean mayBeKnown(RequestState state) {
    return !state.ownKey() || state.id() != null || Files.exists(keyFile);
  }

  private Optional<RequestState> remembered() {
    if (!Files.exists(stateFile)) {
      return Optional.empty();
    }
    try {
      String json = SafeFile.readText(stateFile, MAX_BYTES);
      return Optional.of(Json.mapper().readValue(json, RequestState.class));
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.BAD_INPUT, stateFile + " is not as sealport wrote it", e)
          .withHint("--force gives that request up");
    }
  }

  /**
   * What is under way, which must be the request of that id where one is given.
   *
   * @throws Fault NOT_FOUND if nothing is, CONFLICT if it is another
   */
  RequestState state(@Nullable String id) {
    RequestState state =
        state()
            .orElseThrow(
                () ->
                    Fault.of(Kind.NOT_FOUND, folder + " holds no open request")
                        .withHint("sealport export writes a certificate that is issued already"));
    if (id != null && state.id() != null && !id.equals(state.id())) {
      throw Fault.of(Kind.CONFLICT, folder + " holds request " + state.id() + ", not " + id);
    }
    return state;
  }

  /** The pair of the request's CSR, where its key was made here. */
  Optional<KeyPair> key(RequestState state) {
    if (!Files.exists(keyFile)) {
      return Optional.empty();
    }
    Csr csr = Csr.parse(state.csr().getBytes(StandardCharsets.US_ASCII));
    String pem = SafeFile.readText(keyFile, MAX_BYTES);
    PrivateKey key = Keys.read(pem, new char[0], keyFile.toString());
    return Optional.of(new KeyPair(Keys.publicKey(csr.publicKey()), key));
  }

  /**
   * Says no where a key lies that no request is known for.
   *
   * @throws Fault CONFLICT
   */
  void requireNoKey() {
    if (Files.exists(keyFile)) {
      throw Fault.of(Kind.CONFLICT, keyFile + " is a key whose request is not known any more")
          .withHint("move it away, or --force gives it up");
    }
  }

  /** Gives up what is under way. */
  void discard() {
    try {
      Files.deleteIfExists(keyFile);
      Files.deleteIfExists(stateFile);
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "cannot remove " + keyFile + ": " + e.getMessage(), e);
    }
  }

  /** Remembers a request before it is sent, then its key: a key alone would be nobody's. */
  void begin(RequestState state, Optional<PrivateKey> made) {
    SafeFile.publicFolder(folder);
    save(made.isPresent() ? state.withOwnKey() : state);
    made.ifPresent(
        key ->
            SafeFile.create(
                keyFile, Keys.pem(key).getBytes(StandardCharsets.US_ASCII), SafeFile.Mode.SECRET));
  }

  void save(RequestState state) {
    try {
      String json = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(state) + "\n";
      // Whoever knows the id may fetch the certificate: not for everybody's eyes.
      SafeFile.replace(stateFile, json.getBytes(StandardCharsets.UTF_8), SafeFile.Mode.SECRET);
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.INTERNAL, "cannot write " + stateFile, e);
    }
  }

  /** Forgets the request; a folder that was made for it goes too, if nothing else is in it. */
  void end() {
    discard();
    try {
      if (!folderWasThere) {
        Files.deleteIfExists(folder);
      }
    } catch (DirectoryNotEmptyException e) {
      // It holds the certificate now.
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "cannot remove " + folder + ": " + e.getMessage(), e);
    }
  }
}
