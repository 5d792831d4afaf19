package io.sealport.cli.deploy;

import io.sealport.ftps.server.FtpServerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Apache FtpServer: a keystore and a truststore, both PKCS#12 with one password that stays the
 * same, read at the start. Its configuration is a Spring file or a program's own: it is not edited.
 */
final class ApacheFtpServer implements FtpServer {

  static final String KEYSTORE = "keystore.p12";
  static final String TRUSTSTORE = "truststore.p12";

  /** Stores are encrypted anew each time: what is put into them stands for them. */
  private static final Set<String> READ =
      Set.of("cert.pem", "chain.pem", "key.pem", CommonFiles.CLIENT_CAS, StorePassword.FILE);

  @Override
  public FtpServerKind kind() {
    return FtpServerKind.FTPSERVER;
  }

  @Override
  public List<NewFile> files(Layout layout) {
    Source source = layout.source();
    List<NewFile> files = new ArrayList<>(CommonFiles.of(source));
    StorePassword password = StorePassword.of(layout.target());
    files.add(NewFile.secret(KEYSTORE, password.keyStore("ftps", source)));
    source
        .text(CommonFiles.CLIENT_CAS)
        .map(cas -> password.trustStore(cas, CommonFiles.CLIENT_CAS))
        .ifPresent(store -> files.add(NewFile.secret(TRUSTSTORE, store)));
    files.add(NewFile.secret(StorePassword.FILE, password.text() + "\n"));
    return files;
  }

  @Override
  public boolean reads(String file) {
    return READ.contains(file);
  }

  @Override
  public List<String> directives(Layout layout) {
    String password = "the line in " + layout.path(StorePassword.FILE);
    String authentication =
        switch (layout.settings().clients()) {
          case REQUIRED -> " client-authentication=\"NEED\"";
          case OPTIONAL -> " client-authentication=\"WANT\"";
          case NONE -> " client-authentication=\"NONE\"";
          case KEEP -> "";
        };
    return List.of(
        "<ssl" + authentication + ">",
        "  <keystore file=\"" + layout.path(KEYSTORE) + "\" type=\"PKCS12\" password=\"...\"/>",
        "  <truststore file=\"" + layout.path(TRUSTSTORE) + "\" type=\"PKCS12\" password=\"...\"/>",
        "</ssl>",
        "where each password is " + password);
  }

  @Override
  public Edits edits(Layout layout) {
    return Edits.none(
        "Apache FtpServer's configuration is a Spring file or a program of one's own, which is not"
            + " edited: name the two stores there once; paths and password stay the same at each"
            + " renewal.");
  }

  @Override
  public List<String> usualRestart(boolean configured) {
    return List.of();
  }

  @Override
  public boolean wantsRestartCommand() {
    return true;
  }
}
