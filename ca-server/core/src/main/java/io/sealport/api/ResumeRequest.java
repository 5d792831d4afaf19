package io.sealport.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Goes on with a pending request: {@code POST /api/v1/requests/{id}/resume}.
 *
 * @param answers what checks want to be given, by check and by what the check calls it: {@code
 *     {"ftp-login": {"password": "..."}}}; absent where nothing is to be given
 */
public record ResumeRequest(@Nullable Map<String, Map<String, String>> answers) {

  /** Never what was given. */
  @Override
  public String toString() {
    return "ResumeRequest for " + (answers == null ? "nothing" : answers.keySet());
  }
}
