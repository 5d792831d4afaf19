package io.sealport.pki.status;

import java.util.Locale;

/**
 * The way to what certificates point at. The addresses come from a stranger: http and https alone,
 * no redirects, so much and no more, so long and no longer, the body included.
 */
public interface StatusWeb {

  /**
   * GET.
   *
   * @param limit of the body, in bytes
   * @throws io.sealport.fault.Fault UNAVAILABLE if there is no answer, TOO_LARGE, or BAD_INPUT for
   *     an address that is not asked
   */
  byte[] get(String address, int limit);

  /** POST, with the same limits as {@link #get}. */
  byte[] post(String address, String mediaType, byte[] body, int limit);

  /** Whether the address is one by http or https. */
  static boolean speaks(String address) {
    String scheme = address.replaceFirst(":.*", "").toLowerCase(Locale.ROOT);
    return scheme.equals("http") || scheme.equals("https");
  }
}
