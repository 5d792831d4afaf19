package io.sealport.policy;

/** Small profiles for tests. */
final class Profiles {

  static final String SERVER =
      """
      profile: web
      issuer: servers
      names: {allow: ["dns:**", "ip:0.0.0.0/0", "ip:::/0"]}
      proof: {each-name: [token, approval]}
      keys: [ec-p256, rsa-2048..]
      validity: {default: 30d, max: 47d, backdate: 5m}
      """;

  static final String USER =
      """
      profile: person
      issuer: users
      names: {allow: ["login:*", "email:*", "upn:*"]}
      proof: {each-name: [token]}
      keys: [ec-p256, rsa-2048..]
      validity: {max: 7d}
      """;

  static final String RESPONDER =
      """
      profile: responder
      issuer: [root, servers, users]
      usage: ocsp
      names: {allow: ["login:OCSP *"]}
      proof: {each-name: [system]}
      keys: [ec-p256]
      validity: {max: 14d}
      """;

  private Profiles() {}

  static Profile of(String yaml) {
    return Profile.parse("test.yaml", yaml);
  }

  /** The server profile with a text of it replaced. */
  static Profile server(String found, String replaced) {
    return of(SERVER.replace(found, replaced));
  }

  /** The server profile with more lines. */
  static Profile serverAnd(String lines) {
    return of(SERVER + lines);
  }
}
