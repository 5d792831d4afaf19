package io.sealport.server.identity.ftp;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the CA's own account finds a user's file.
 *
 * @param template an absolute path with {@code {login}} in the place of the user's folder
 */
public record UploadPath(String template) {

  private static final String LOGIN = "{login}";

  /**
   * Letters, digits and what logins are made of. Nothing that leads out of a folder, is a pattern
   * to a server, or is another spelling of a folder on Windows (a dot at the end, a colon).
   */
  private static final Pattern PLAIN =
      Pattern.compile("[\\p{L}\\p{N}_@+=-](?:[\\p{L}\\p{N}_@+= .-]*[\\p{L}\\p{N}_@+=-])?");

  public UploadPath {
    boolean fine =
        template.startsWith("/")
            && template.indexOf(LOGIN) == template.lastIndexOf(LOGIN)
            && template.contains("/" + LOGIN + "/")
            && !template.endsWith("/")
            && template
                .replace(LOGIN, "")
                .chars()
                .noneMatch(c -> c < 0x20 || "*?[]{}\\\"".indexOf(c) >= 0);
    if (!fine) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "\""
              + Name.printable(template)
              + "\" is no path of a user's file; wanted one such as /home/{login}/.sealport-proof");
    }
  }

  /** The login's file; empty for a login that cannot be a folder's name without danger. */
  Optional<String> of(Name login) {
    return Optional.of(login.value())
        .filter(v -> PLAIN.matcher(v).matches() && !v.contains(".."))
        .map(v -> template.replace(LOGIN, v));
  }

  /** The file as the user sees it, below its own folder. */
  String inHome() {
    return template.substring(template.indexOf(LOGIN) + LOGIN.length() + 1);
  }
}
