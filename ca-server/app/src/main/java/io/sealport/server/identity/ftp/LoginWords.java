package io.sealport.server.identity.ftp;

import io.sealport.ftps.Login;
import java.util.Map;

/** What a server's answer to a login means for a proof. */
final class LoginWords {

  /** Codes of RFC 959, RFC 2228 and RFC 4217 that are neither a yes nor a no. */
  private static final Map<Integer, String> MEANINGS =
      Map.of(
          331, "it asks for the password again and again",
          332, "it wants an account (ACCT) besides, which is not given",
          421, "it has no room for another session or is going away; try later",
          431, "it cannot secure the login as it wants to",
          522, "it refuses this TLS connection",
          533, "it refuses the login without more protection",
          534, "it refuses this protection by its own policy");

  private LoginWords() {}

  /** Why such a login proves nothing, after the server's name. */
  static String of(Login login) {
    return switch (login.outcome()) {
      case ACCEPTED -> "let the login in";
      case REFUSED -> "refused login or password (530)";
      case WITHOUT_PASSWORD ->
          "let the login in without a password ("
              + login.reply().code()
              + "), which proves nothing";
      case OTHER -> {
        String meaning = MEANINGS.get(login.reply().code());
        yield "answered \""
            + login.reply()
            + "\"; wanted 230"
            + (meaning == null ? "" : ": " + meaning);
      }
    };
  }
}
