package io.sealport.ftps.check;

/**
 * As whom to log in. The characters are their owner's to wipe; they are sent only to a server whose
 * certificate leads to an anchor and bears the name.
 *
 * @param password empty where the client certificate is enough
 */
public record CheckLogin(String user, char[] password) {

  /** Without the password. */
  @Override
  public String toString() {
    return "login " + user;
  }
}
