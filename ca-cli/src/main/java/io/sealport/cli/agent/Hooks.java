package io.sealport.cli.agent;

import java.time.Duration;
import java.util.List;

/**
 * What is run beside: program and arguments, empty for nothing.
 *
 * @param onSuccess when new files are in place
 * @param onError when something does not succeed, once a day
 * @param limit how long either may take
 */
record Hooks(List<String> onSuccess, List<String> onError, Duration limit) {

  static final Duration USUAL_LIMIT = Duration.ofMinutes(1);

  Hooks {
    onSuccess = List.copyOf(onSuccess);
    onError = List.copyOf(onError);
  }
}
