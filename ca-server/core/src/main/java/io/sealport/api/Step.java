package io.sealport.api;

import java.util.List;
import java.util.Map;

/**
 * What a requester can do next to prove something.
 *
 * @param subject what it proves: a name ({@code dns:ftp.example.com}) or {@code requester}
 * @param check the check, as profiles spell it
 * @param words what to do, for people, in order; a word in backquotes is to be taken as it is, DIR
 *     is the requester's folder
 * @param data the same for programs: what must stand where, by names that the check documents;
 *     under {@code words.vsftpd}, {@code proftpd}, {@code pureftpd}, {@code filezilla} and {@code
 *     generic} what the first of the words means on that FTP server, one a line
 */
public record Step(String subject, String check, List<String> words, Map<String, String> data) {

  public Step {
    words = List.copyOf(words);
    data = Map.copyOf(data);
  }
}
