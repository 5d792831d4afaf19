package io.sealport.cli.prove;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer for a check that has no option of its own: {@code webhook.ticket=@FILE}.
 *
 * @param check as profiles spell it
 * @param what as the check calls it
 * @param file holds the answer, which is never an argument that every user of the machine can read
 */
record FileAnswer(String check, String what, Path file) {

  private static final Pattern FORM =
      Pattern.compile("([a-z0-9][a-z0-9-]*)\\.([a-z0-9][a-z0-9-]*)=@(.+)");

  /**
   * Reads the option's value.
   *
   * @throws Fault BAD_INPUT if it is anything else; the message does not repeat what may be a
   *     secret
   */
  static FileAnswer parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw Fault.of(Kind.BAD_INPUT, "--answer wants CHECK.WHAT=@FILE, as in webhook.ticket=@FILE")
          .withHint("the answer stands in a file: every user of this machine can read arguments");
    }
    try {
      return new FileAnswer(parts.group(1), parts.group(2), Path.of(parts.group(3)));
    } catch (InvalidPathException e) {
      throw Fault.of(Kind.BAD_INPUT, "--answer: " + e.getReason() + " in the file's name", e);
    }
  }

  Answers addTo(Answers given) {
    return given.with(check, what, SecretFile.text(file, "answer " + check + "." + what));
  }
}
