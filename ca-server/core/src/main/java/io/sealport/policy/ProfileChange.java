package io.sealport.policy;

import io.sealport.pki.CertificateFacts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How one profile differs between two rulebooks.
 *
 * @param profile its name
 * @param kind {@code added}, {@code removed} or {@code changed}
 * @param before SHA-256 of the earlier text, absent for one that was added
 * @param after SHA-256 of the later text, absent for one that was removed
 * @param keys what differs in a changed one, such as {@code validity.max 90d -> 30d}
 */
public record ProfileChange(
    String profile,
    String kind,
    @Nullable String before,
    @Nullable String after,
    List<String> keys) {

  public ProfileChange {
    keys = List.copyOf(keys);
  }

  /**
   * Every difference, ordered by the profiles' names.
   *
   * @param before the text of each profile by its name, as in {@link Rulebook#texts}
   */
  public static List<ProfileChange> between(Map<String, String> before, Map<String, String> after) {
    SortedSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    List<ProfileChange> changes = new ArrayList<>();
    for (String name : names) {
      String earlier = before.get(name);
      String later = after.get(name);
      if (earlier == null) {
        changes.add(new ProfileChange(name, "added", null, sha256(later), List.of()));
      } else if (later == null) {
        changes.add(new ProfileChange(name, "removed", sha256(earlier), null, List.of()));
      } else if (!earlier.equals(later)) {
        List<String> keys = KeyChanges.between(earlier, later);
        changes.add(new ProfileChange(name, "changed", sha256(earlier), sha256(later), keys));
      }
    }
    return List.copyOf(changes);
  }

  /** The change in one line, without the profile's name. */
  public String words() {
    return switch (kind) {
      case "added" -> "added, sha256 " + after;
      case "removed" -> "removed, sha256 " + before;
      default ->
          keys.stream().collect(Collectors.joining("; ")) + "; sha256 " + before + " -> " + after;
    };
  }

  private static @Nullable String sha256(@Nullable String text) {
    return text == null ? null : CertificateFacts.sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}
