package io.sealport.bench;

import io.sealport.files.SafeFile;
import io.sealport.pki.Pem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.util.io.pem.PemReader;

/** The home of a CA of the benchmark's own. */
record BenchHome(Path folder, Path passphrase) {

  /** Made by the server's own {@code init}. */
  static BenchHome make(Lab lab) throws IOException, InterruptedException {
    Path passphrase = lab.fresh("passphrase");
    // The server takes no secret from a file that others may read.
    SafeFile.create(
        passphrase, "the benchmark's\n".getBytes(StandardCharsets.US_ASCII), SafeFile.Mode.SECRET);
    Path folder = lab.fresh("home");
    lab.output(
        Lab.java(),
        "-jar",
        lab.serverJar().toString(),
        "init",
        "--home",
        folder.toString(),
        "--name",
        "Benchmark",
        "--base-url",
        "http://localhost:8480",
        "--bind",
        "127.0.0.1",
        "--passphrase-file",
        passphrase.toString());
    return new BenchHome(folder, passphrase);
  }

  Path database() {
    return folder.resolve("sealport.db");
  }

  Path authority(String ca) {
    return folder.resolve("public/" + ca + ".pem");
  }

  /** The first operator's: it stands in the ledger, so the CA says something of it. */
  Path operator() {
    return folder.resolve("operators/admin.crt");
  }

  /** The command that serves this home on free ports. */
  List<String> serve(String... more) {
    List<String> command = new ArrayList<>(List.of("serve", "--home", folder.toString()));
    command.addAll(List.of("--passphrase-file", passphrase.toString()));
    command.addAll(List.of(more));
    return command;
  }

  /** The first certificate of a PEM file. */
  static X509CertificateHolder certificate(String pem) throws IOException {
    try (PemReader reader = new PemReader(new java.io.StringReader(pem))) {
      return new X509CertificateHolder(reader.readPemObject().getContent());
    }
  }

  static X509CertificateHolder certificate(Path pem) throws IOException {
    WrongAnswerException.unless(
        Pem.isPem(Files.readAllBytes(pem)), pem + " holds no certificate in PEM");
    return certificate(Files.readString(pem, StandardCharsets.US_ASCII));
  }
}
