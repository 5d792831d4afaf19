package io.sealport.api;

import java.util.List;
import java.util.Map;

/**
 * What a requester can do next to prove something.
 *
 * @param subject what it proves: a name ({@code dns:ftp.example.com}) or {@code requester}
 * @param check the check, as profiles spell it
 * @param words what to do, for people, in order; a word in backquotes is to be taken as it is
 * @param data the same for programs: what must stand where, by names that the check documents
 */
public record Step(String subject, String check, List<String> words, Map<String, String> data) {

  public Step {
    words = List.copyOf(words);
    data = Map.copyOf(data);
  }
}
