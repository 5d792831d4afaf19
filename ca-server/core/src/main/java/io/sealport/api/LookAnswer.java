package io.sealport.api;

import java.util.List;

/**
 * What a check saw from a node.
 *
 * @param proven whether it proves what was asked
 * @param statement what was found, in one line
 * @param transcript what was done and heard
 */
public record LookAnswer(boolean proven, String statement, List<String> transcript) {

  public LookAnswer {
    transcript = List.copyOf(transcript);
  }
}
