package io.sealport.cli.user;

import java.util.ArrayList;
import java.util.List;

/**
 * A Python 3 program for ftplib. By itself ftplib opens a data connection with a new TLS session,
 * which strict servers answer with 522 or 425; the session of a TLS 1.2 connection can be handed
 * on, that of TLS 1.3 cannot, so 1.2 is the highest version.
 */
final class PythonSettings {

  private PythonSettings() {}

  static List<String> lines(UserFiles files, FtpPlace place) {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        List.of(
            "# Python 3, ftplib: lists the folder; it asks for the password.",
            "import ftplib, getpass, ssl",
            "",
            "class Ftps(ftplib.FTP_TLS):",
            "    # Servers that want the data connection to resume the session answer 522 or 425 else.",
            "    def ntransfercmd(self, cmd, rest=None):",
            "        data, size = ftplib.FTP.ntransfercmd(self, cmd, rest)",
            "        if self._prot_p:",
            "            data = self.context.wrap_socket(",
            "                data, server_hostname=self.host, session=self.sock.session)",
            "        return data, size",
            ""));
    if (place.implicit()) {
      lines.addAll(
          List.of(
              "    # TLS from the first byte.",
              "    def connect(self, host, port):",
              "        self.host, self.port = host, port",
              "        plain = socket.create_connection((host, port), 30)",
              "        self.af = plain.family",
              "        self.sock = self.context.wrap_socket(plain, server_hostname=host)",
              "        self.file = self.sock.makefile('r', encoding=self.encoding)",
              "        self.welcome = self.getresp()",
              "        return self.welcome",
              ""));
      lines.set(1, "import ftplib, getpass, socket, ssl");
    }
    lines.addAll(
        List.of(
            "context = ssl.create_default_context(cafile=" + text(files.root()) + ")",
            "context.load_cert_chain(" + text(files.certificate()) + ", " + text(files.key()) + ")",
            "context.maximum_version = ssl.TLSVersion.TLSv1_2  # a TLS 1.3 session cannot be resumed so",
            "ftp = Ftps(context=context)",
            "ftp.connect(" + text(place.host()) + ", " + place.port() + ")",
            "ftp.login(" + text(files.login()) + ", getpass.getpass())",
            "ftp.prot_p()",
            "print('\\n'.join(ftp.nlst()))",
            "ftp.quit()"));
    return lines;
  }

  /** As a Python string. */
  private static String text(Object value) {
    return "'" + value.toString().replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
