package io.sealport.server.status;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Whatever comes in as an OCSP request is a question or malformed. A usual run tries the inputs of
 * the resources; {@code .ci/fuzz} looks for new ones.
 */
class OcspFuzzTest {

  @FuzzTest(maxDuration = "20s")
  void parses_or_is_malformed(byte[] request) {
    try {
      OcspQuestion question = OcspQuestion.parse(request);
      question.certificates().forEach(asked -> asked.serial().bitLength());
    } catch (OcspQuestion.Malformed e) {
      return;
    }
  }
}
