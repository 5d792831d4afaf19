package io.sealport.server.status;

import io.sealport.pki.Forge;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.cert.X509CertificateHolder;

/** Writes the inputs that fuzzing begins with into the folder of test resources. */
final class FuzzSeeds {

  /** Longer ones only make fuzzing slow. */
  private static final int MAX_BYTES = 2000;

  private FuzzSeeds() {}

  public static void main(String[] arguments) throws IOException {
    X509CertificateHolder issuer = Forge.root("CN=Example").certificate();
    Map<String, byte[]> requests = new LinkedHashMap<>(BadOcspRequests.malformed(issuer));
    requests.putAll(BadOcspRequests.foreign(issuer));
    requests.putAll(BadOcspRequests.harmless(issuer));
    requests.put("a good one", OcspAsking.about(issuer, BigInteger.TEN).nonce(new byte[16]).der());
    Path folder =
        Files.createDirectories(
            Path.of(arguments[0])
                .resolve("io/sealport/server/status/OcspFuzzTestInputs/parses_or_is_malformed"));
    for (Map.Entry<String, byte[]> request : requests.entrySet()) {
      if (request.getValue().length <= MAX_BYTES) {
        Files.write(
            folder.resolve(request.getKey().replaceAll("[^A-Za-z0-9]+", "-")), request.getValue());
      }
    }
  }
}
