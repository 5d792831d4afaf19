package io.sealport.bench;

import java.io.IOException;
import java.util.List;

/** Something that is measured beside its reference, after its results were found correct. */
interface Work {

  /**
   * Measures.
   *
   * @throws WrongAnswerException if what comes back is not what it should be; then nothing is timed
   */
  List<Figure> measure(Lab lab) throws IOException, InterruptedException;
}
