package io.sealport.cli.prove;

import io.sealport.api.Step;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/** The FTP servers for which steps may have words of their own. */
enum FtpServer {
  VSFTPD("vsftpd", "vsftpd"),
  PROFTPD("proftpd", "ProFTPD"),
  PUREFTPD("pureftpd", "Pure-FTPd"),
  FILEZILLA("filezilla", "FileZilla Server"),
  GENERIC("generic", "any other server");

  /** In a step's data the words for a server, one a line, stand under this and its name. */
  private static final String KEY = "words.";

  private final String id;
  private final String title;

  FtpServer(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /**
   * The server that an option names.
   *
   * @throws Fault BAD_INPUT if there is no such
   */
  static FtpServer parse(String text) {
    return Arrays.stream(values())
        .filter(s -> s.id.equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                Fault.of(Kind.BAD_INPUT, "--ftp-server \"" + text + "\"; wanted one of " + all())
                    .withHint("generic has the words for a server that is not among them"));
  }

  private static String all() {
    return Arrays.stream(values()).map(s -> s.id).collect(Collectors.joining(", "));
  }

  /** As its people call it. */
  String title() {
    return title;
  }

  /** What to do on this server; none where the step has nothing to say of servers. */
  List<String> words(Step step) {
    return step.data().getOrDefault(KEY + id, "").lines().filter(l -> !l.isBlank()).toList();
  }

  /** For the shell to complete. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(values()).map(s -> s.id).iterator();
    }
  }
}
