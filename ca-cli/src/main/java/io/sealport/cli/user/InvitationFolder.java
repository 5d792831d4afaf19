package io.sealport.cli.user;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of invitations: for each login {@code NAME.token} and {@code NAME.invitation.txt},
 * 0600. {@code NAME.asking} stands there from before the token is asked for until both are written,
 * so that after a crash it is known whose token was lost.
 */
record InvitationFolder(Path folder) {

  private static final byte[] NOTHING = new byte[0];

  Path text(Invitee invitee) {
    return folder.resolve(invitee.fileName() + ".invitation.txt");
  }

  Path token(Invitee invitee) {
    return folder.resolve(invitee.fileName() + ".token");
  }

  private Path asking(Invitee invitee) {
    return folder.resolve(invitee.fileName() + ".asking");
  }

  void prepare() {
    SafeFile.publicFolder(folder);
  }

  /** Whether a run ended between the asking and the writing. */
  boolean isCut(Invitee invitee) {
    return Files.exists(asking(invitee));
  }

  void begin(Invitee invitee) {
    SafeFile.replace(asking(invitee), NOTHING, SafeFile.Mode.SECRET);
  }

  void write(Invitation invitation, String secret) {
    Invitee invitee = invitation.invitee();
    put(token(invitee), secret + "\n");
    put(text(invitee), invitation.text());
    end(invitee);
  }

  private static void put(Path file, String text) {
    SafeFile.replace(file, text.getBytes(StandardCharsets.UTF_8), SafeFile.Mode.SECRET);
  }

  private void end(Invitee invitee) {
    try {
      Files.deleteIfExists(asking(invitee));
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "cannot remove " + asking(invitee), e);
    }
  }
}
