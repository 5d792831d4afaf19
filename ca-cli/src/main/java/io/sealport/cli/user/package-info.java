/**
 * {@code sealport user}: the people who log in. They are invited, enrol by themselves, get settings
 * for their programs, and leave. Requests go through package {@code enrol}, files through {@code
 * delivery}; an FTP program is one constant of {@link io.sealport.cli.user.FtpProgram}.
 */
@NullMarked
package io.sealport.cli.user;

import org.jspecify.annotations.NullMarked;
