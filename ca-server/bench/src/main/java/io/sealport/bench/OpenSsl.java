package io.sealport.bench;

import java.io.IOException;

/**
 * What one core does by {@code openssl speed ecdsap256}.
 *
 * @param signs a second
 * @param verifies a second
 */
record OpenSsl(double signs, double verifies) {

  static OpenSsl speed(Lab lab) throws IOException, InterruptedException {
    String seconds = Integer.toString(Math.min(2, lab.amount().seconds()));
    String printed = lab.output("openssl", "speed", "-mr", "-seconds", seconds, "ecdsap256");
    String[] fields =
        printed
            .lines()
            .filter(l -> l.startsWith("+F4:"))
            .findFirst()
            .orElseThrow(() -> new WrongAnswerException("openssl speed printed " + printed))
            .split(":");
    return new OpenSsl(Double.parseDouble(fields[3]), Double.parseDouble(fields[4]));
  }

  /** Certificates a second if checking the CSR and signing were all there is to it. */
  double issues() {
    return 1 / (1 / verifies + 1 / signs);
  }
}
