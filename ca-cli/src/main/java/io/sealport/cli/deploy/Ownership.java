package io.sealport.cli.deploy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.Optional;

/** Whose a file is. */
record Ownership(UserPrincipal user, Optional<GroupPrincipal> group) {

  /**
   * Reads {@code USER} or {@code USER:GROUP}.
   *
   * @throws Fault BAD_INPUT if this machine knows no such
   */
  static Ownership parse(String text) {
    UserPrincipalLookupService known = FileSystems.getDefault().getUserPrincipalLookupService();
    int colon = text.indexOf(':');
    try {
      return colon < 0
          ? new Ownership(known.lookupPrincipalByName(text), Optional.empty())
          : new Ownership(
              known.lookupPrincipalByName(text.substring(0, colon)),
              Optional.of(known.lookupPrincipalByGroupName(text.substring(colon + 1))));
    } catch (IOException e) {
      throw Fault.of(
          Kind.BAD_INPUT, "--owner \"" + text + "\"; wanted USER or USER:GROUP of this machine", e);
    }
  }

  /** That of a file, or of a link itself. */
  static Ownership of(Path file) {
    try {
      PosixFileAttributes found =
          Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return new Ownership(found.owner(), Optional.of(found.group()));
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "cannot look at " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Makes a file theirs.
   *
   * @throws Fault FORBIDDEN if that takes root
   */
  void giveTo(Path file) {
    PosixFileAttributeView view =
        Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    try {
      PosixFileAttributes now = view.readAttributes();
      if (!now.owner().equals(user)) {
        view.setOwner(user);
      }
      if (group.isPresent() && !now.group().equals(group.get())) {
        view.setGroup(group.get());
      }
    } catch (IOException e) {
      throw Fault.of(Kind.FORBIDDEN, "cannot give " + file + " to " + user.getName(), e)
          .withHint("run it as root, or leave --owner out");
    }
  }
}
