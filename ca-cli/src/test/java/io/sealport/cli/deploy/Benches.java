package io.sealport.cli.deploy;

import io.sealport.cli.world.Service;
import io.sealport.ftps.server.FtpServerKind;
import io.sealport.pki.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.cert.X509CertificateHolder;

/** The servers that are had as real programs. */
final class Benches {

  private Benches() {}

  static Bench of(FtpServerKind kind, SourceFiles files) {
    return switch (kind) {
      case VSFTPD -> new OfVsftpd(files);
      case PROFTPD -> new OfProFtpd(files);
      case PUREFTPD -> new OfPureFtpd(files);
      case FTPSERVER -> new ApacheBench(files);
      default -> throw new AssertionError(kind.title() + " is not among the programs of the tests");
    };
  }

  private static List<X509CertificateHolder> joined(
      List<X509CertificateHolder> first, List<X509CertificateHolder> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }

  private static final class OfVsftpd extends Bench {
    OfVsftpd(SourceFiles files) {
      super(files);
    }

    @Override
    Setup chained(List<X509CertificateHolder> leaf, List<X509CertificateHolder> chain) {
      return new Setup(joined(leaf, chain), List.of(), List.of(), false, List.of());
    }

    @Override
    Running started(Setup setup, Path folder) {
      List<String> lines = new ArrayList<>();
      lines.addAll(List.of("ssl_enable=YES", "ssl_ciphers=HIGH"));
      lines.add("implicit_ssl=" + (setup.implicit() ? "YES" : "NO"));
      lines.addAll(List.of("ssl_request_cert=YES", "require_cert=YES", "validate_cert=YES"));
      lines.add("rsa_cert_file=" + folder.resolve("cert.pem"));
      lines.add("rsa_private_key_file=" + folder.resolve("key.pem"));
      lines.add("ca_certs_file=" + folder.resolve("client-ca.pem"));
      lines.addAll(setup.more());
      return new Running.Program(Service.vsftpd(lines.toArray(String[]::new)), folder);
    }
  }

  private static final class OfProFtpd extends Bench {
    OfProFtpd(SourceFiles files) {
      super(files);
    }

    @Override
    Setup chained(List<X509CertificateHolder> leaf, List<X509CertificateHolder> chain) {
      return new Setup(leaf, chain, List.of(), false, List.of());
    }

    @Override
    Running started(Setup setup, Path folder) {
      List<String> lines = new ArrayList<>();
      lines.addAll(List.of("TLSEngine on", "TLSProtocol TLSv1.2 TLSv1.3", "TLSRequired on"));
      lines.add("TLSVerifyClient on");
      lines.add("TLSECCertificateFile " + folder.resolve("cert.pem"));
      lines.add("TLSECCertificateKeyFile " + folder.resolve("key.pem"));
      if (!setup.chain().isEmpty()) {
        lines.add("TLSCertificateChainFile " + folder.resolve("chain.pem"));
      }
      lines.add("TLSCACertificateFile " + folder.resolve("client-ca.pem"));
      if (setup.implicit()) {
        lines.add("TLSOptions UseImplicitSSL");
      }
      lines.addAll(setup.more());
      return new Running.Program(Service.proFtpd(lines.toArray(String[]::new)), folder);
    }
  }

  private static final class OfPureFtpd extends Bench {
    OfPureFtpd(SourceFiles files) {
      super(files);
    }

    @Override
    Setup chained(List<X509CertificateHolder> leaf, List<X509CertificateHolder> chain) {
      return new Setup(joined(leaf, chain), List.of(), List.of(), false, List.of());
    }

    @Override
    void write(Setup setup, Path folder) throws IOException {
      Files.writeString(
          folder.resolve("bundle.pem"),
          key() + Pem.certificates(setup.certificate()) + Pem.certificates(setup.clientCas()));
    }

    @Override
    Running started(Setup setup, Path folder) {
      List<String> lines = new ArrayList<>();
      lines.addAll(List.of("TLS 2", "TLSCipherSuite -C:HIGH"));
      lines.add("CertFile " + folder.resolve("bundle.pem"));
      lines.addAll(setup.more());
      return new Running.Program(Service.pureFtpd(lines.toArray(String[]::new)), folder);
    }
  }
}
