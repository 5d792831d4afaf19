package io.sealport.cli.demo;

/** The versions of TLS that the demo speaks. */
public enum TlsVersion {
  TLS_1_2("TLSv1.2"),
  TLS_1_3("TLSv1.3");

  private final String jsseName;

  TlsVersion(String jsseName) {
    this.jsseName = jsseName;
  }

  /** The name by which the JDK knows it. */
  public String jsseName() {
    return jsseName;
  }
}
