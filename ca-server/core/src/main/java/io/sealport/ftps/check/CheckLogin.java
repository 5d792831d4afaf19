package io.sealport.ftps.check;

/**
 * As whom to log in. The password is sent only to a server whose certificate leads to an anchor and
 * bears the name; its characters are their owner's to wipe.
 */
public final class CheckLogin {

  private final String user;
  private final char[] password;

  /**
   * A login.
   *
   * @param password not copied; empty where the client certificate is enough
   */
  public CheckLogin(String user, char[] password) {
    this.user = user;
    this.password = password;
  }

  public String user() {
    return user;
  }

  /** Not a copy. */
  public char[] password() {
    return password;
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "login " + user;
  }
}
