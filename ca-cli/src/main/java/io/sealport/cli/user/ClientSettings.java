package io.sealport.cli.user;

import io.sealport.cli.console.Text;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Settings of one program, as {@code --json} prints them.
 *
 * @param text lines to paste; what is no setting is a comment
 */
record ClientSettings(String client, String text) {

  static List<ClientSettings> of(List<FtpProgram> programs, UserFiles files, FtpPlace place) {
    return programs.stream()
        .map(
            p ->
                new ClientSettings(
                    p.id(),
                    p.lines(files, place).stream()
                        .map(Text::visible)
                        .collect(Collectors.joining("\n", "", "\n"))))
        .toList();
  }

  /** One below the other. */
  static String text(List<ClientSettings> settings) {
    return settings.stream().map(ClientSettings::text).collect(Collectors.joining("\n"));
  }
}
