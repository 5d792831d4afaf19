package io.sealport.policy;

import io.sealport.pki.BadCsrs;
import io.sealport.pki.TestCsrs;
import io.sealport.pki.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/** Writes the inputs that fuzzing begins with into the folder of test resources. */
final class FuzzSeeds {

  /** Longer ones only make fuzzing slow. */
  private static final int MAX_BYTES = 3000;

  private FuzzSeeds() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]).resolve("io/sealport/policy/CsrFuzzTestInputs");
    Map<String, byte[]> requests = new LinkedHashMap<>(BadCsrs.all());
    requests.put(
        "a good one", TestCsrs.honest("dns:ftp.example.com", "ip:192.0.2.1", "login:alice").der());
    requests.put(
        "a good one of RSA",
        TestCsrs.of(TestKeys.of("rsa-2048")).commonName("alice").names("upn:a@b.example").der());
    for (Map.Entry<String, byte[]> request : requests.entrySet()) {
      byte[] bytes = request.getValue();
      if (bytes.length <= MAX_BYTES) {
        write(folder.resolve("parses_or_faults"), request.getKey(), bytes);
        names(folder.resolve("judges_any_names"), request.getKey(), bytes);
      }
    }
  }

  private static void names(Path folder, String name, byte[] request) throws IOException {
    Extension names;
    try {
      Extensions asked = new PKCS10CertificationRequest(request).getRequestedExtensions();
      names = asked == null ? null : asked.getExtension(Extension.subjectAlternativeName);
    } catch (IOException | RuntimeException e) {
      return;
    }
    if (names != null) {
      write(folder, name, names.getExtnValue().getOctets());
    }
  }

  private static void write(Path folder, String name, byte[] bytes) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve(name.replaceAll("[^A-Za-z0-9]+", "-")), bytes);
  }
}
