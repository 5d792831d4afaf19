package io.sealport.cli.deploy;

import java.util.ArrayList;
import java.util.List;

/** The files that every set has, whichever server reads it. */
final class CommonFiles {

  static final String CLIENT_CAS = "client-ca.pem";

  private CommonFiles() {}

  /** PEM files as {@code --out} has them; those of clients and of revocation where they came. */
  static List<NewFile> of(Source source) {
    List<NewFile> files = new ArrayList<>();
    String full = source.certificateText() + source.chainText();
    files.add(NewFile.open("cert.pem", source.certificateText()));
    files.add(NewFile.open("chain.pem", source.chainText()));
    files.add(NewFile.open("fullchain.pem", full));
    files.add(NewFile.secret("key.pem", source.keyText()));
    files.add(NewFile.secret("bundle.pem", source.keyText() + full));
    for (String name : List.of(CLIENT_CAS, "root.pem", Source.CRLS)) {
      source.text(name).ifPresent(text -> files.add(NewFile.open(name, text)));
    }
    return files;
  }

  /** Says no before anything is changed if clients could not be judged. */
  static String requireClientCas(Source source) {
    return source.require(CLIENT_CAS, "says whose clients come in");
  }
}
