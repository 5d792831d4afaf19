package io.sealport.cli.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of the invitation of one login, as {@code --json} prints it.
 *
 * @param mail as the CSV file says
 * @param status {@code invited}, or {@code before}: there is a token already
 * @param id of the token
 * @param expires until when the token is good
 * @param token the secret; absent where it stands in a file, or was made before
 * @param file the text of the invitation
 * @param tokenFile the file of the secret
 * @param command what the invited runs
 */
record Invited(
    String login,
    @Nullable String mail,
    String status,
    String id,
    Instant expires,
    @Nullable String token,
    @Nullable String file,
    @Nullable String tokenFile,
    @Nullable String command) {}
