package io.sealport.policy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.sealport.fault.Fault;
import io.sealport.pki.Csr;
import io.sealport.pki.TestCsrs;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;

/**
 * Whatever comes in as a CSR is judged or ends in a Fault. A usual run tries the inputs of the
 * resources; {@code .ci/fuzz} looks for new ones.
 */
class CsrFuzzTest {

  private static final Profile SERVER = Profiles.of(Profiles.SERVER);
  private static final Profile USER = Profiles.of(Profiles.USER);

  @FuzzTest(maxDuration = "20s")
  void parses_or_faults(byte[] request) {
    judge(() -> Csr.parse(request));
  }

  /** Behind the signature, where fuzzing of whole requests does not come. */
  @FuzzTest(maxDuration = "20s")
  void judges_any_names(byte[] subjectAltName) {
    judge(extension(Extension.subjectAlternativeName, subjectAltName));
  }

  private static Parsing extension(ASN1ObjectIdentifier oid, byte[] value) {
    return () -> TestCsrs.ec().extension(oid, value).csr();
  }

  private interface Parsing {
    Csr csr();
  }

  private static void judge(Parsing parsing) {
    Csr csr;
    try {
      csr = parsing.csr();
    } catch (Fault e) {
      return;
    }
    Judging.by(SERVER).csr(csr).verdict();
    Judging.by(USER).csr(csr).verdict();
  }
}
