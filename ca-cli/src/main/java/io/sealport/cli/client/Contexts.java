package io.sealport.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.sealport.api.Json;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The saved contexts of a user: {@code sealport/config.json} in the user's configuration folder.
 */
public final class Contexts {

  private static final int MAX_BYTES = 1 << 20;

  /** Not an option, not several words. */
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{0,63}");

  private final Path file;

  /** The file's content. */
  record Content(@Nullable String current, Map<String, SavedContext> contexts) {

    Content {
      // Jackson gives null for what the file leaves out.
      contexts = contexts == null ? Map.of() : contexts;
    }
  }

  private Contexts(Path file) {
    this.file = file;
  }

  /** Those of the user whose environment this is (XDG base directories). */
  public static Contexts of(Map<String, String> environment) {
    String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
    // XDG base directory specification: a relative path is to be ignored.
    Path base =
        Path.of(xdg).isAbsolute()
            ? Path.of(xdg)
            : Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".config");
    return new Contexts(base.resolve("sealport/config.json"));
  }

  public Path file() {
    return file;
  }

  /** All of them by name. */
  public Map<String, SavedContext> all() {
    return new TreeMap<>(read().contexts());
  }

  /** The name of the one that is used where none is named. */
  public Optional<String> current() {
    return Optional.ofNullable(read().current());
  }

  /**
   * The one with that name.
   *
   * @throws Fault NOT_FOUND if there is none
   */
  public SavedContext get(String name) {
    Map<String, SavedContext> contexts = read().contexts();
    return Optional.ofNullable(contexts.get(name))
        .orElseThrow(() -> unknown(name, contexts.keySet()));
  }

  /**
   * Adds or replaces one; the first becomes the current one.
   *
   * @throws Fault BAD_INPUT for a name that nobody could type again
   */
  public void save(String name, SavedContext context) {
    if (!NAME.matcher(name).matches()) {
      throw Fault.of(Kind.BAD_INPUT, "\"" + name + "\" is no name for a context")
          .withHint("up to 64 letters, digits and . _ - @, such as production");
    }
    Content before = read();
    Map<String, SavedContext> contexts = new TreeMap<>(before.contexts());
    contexts.put(name, context);
    write(new Content(before.current() == null ? name : before.current(), contexts));
  }

  /**
   * Makes one the current one.
   *
   * @throws Fault NOT_FOUND if there is none of that name
   */
  public void use(String name) {
    get(name);
    write(new Content(name, read().contexts()));
  }

  /**
   * Forgets one.
   *
   * @throws Fault NOT_FOUND if there is none of that name
   */
  public void remove(String name) {
    get(name);
    Content before = read();
    Map<String, SavedContext> contexts = new TreeMap<>(before.contexts());
    contexts.remove(name);
    write(new Content(name.equals(before.current()) ? null : before.current(), contexts));
  }

  private Content read() {
    if (!Files.exists(file)) {
      return new Content(null, Map.of());
    }
    try {
      return mapper().readValue(SafeFile.readText(file, MAX_BYTES), Content.class);
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.BAD_CONFIGURATION, file + " is not JSON as sealport writes it", e)
          .withHint("move it away, then save the contexts again");
    }
  }

  private void write(Content content) {
    Path folder = file.getParent();
    if (folder != null) {
      SafeFile.secretFolder(folder);
    }
    try {
      String json = mapper().writeValueAsString(content) + "\n";
      SafeFile.replace(file, json.getBytes(StandardCharsets.UTF_8), SafeFile.Mode.SECRET);
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.INTERNAL, "cannot write the contexts as JSON", e);
    }
  }

  private static ObjectMapper mapper() {
    SimpleModule plainPaths =
        new SimpleModule()
            .addSerializer(Path.class, ToStringSerializer.instance)
            .addDeserializer(
                Path.class,
                new FromStringDeserializer<>(Path.class) {
                  @Override
                  protected Path _deserialize(String text, DeserializationContext context) {
                    return Path.of(text);
                  }
                });
    return Json.mapper().registerModule(plainPaths).enable(SerializationFeature.INDENT_OUTPUT);
  }

  private static Fault unknown(String name, Set<String> known) {
    return Fault.of(Kind.NOT_FOUND, "no context \"" + name + "\"")
        .withHint(
            known.isEmpty()
                ? "none is saved yet: sealport context save NAME"
                : "saved are " + String.join(", ", new TreeSet<>(known)));
  }
}
