/**
 * {@code sealport quickstart}: the main job from an empty folder to a refused login, before the
 * user's eyes.
 *
 * <p>Promises: every step runs the very command that it shows, through the command line's own
 * entry; a step is done only when what it says was seen to happen; nothing that exists is touched,
 * nothing but 127.0.0.1 is dialled, and nothing is left running unless {@code --keep} asks for it.
 *
 * <p>May import: {@link io.sealport.cli.Main}, {@code console}, {@code server}, {@code demo} and
 * the core.
 *
 * <p>Where to add: a step is a method of {@link io.sealport.cli.quickstart.Tour}, or of {@link
 * io.sealport.cli.quickstart.FtpSteps} if it logs in.
 */
@NullMarked
package io.sealport.cli.quickstart;

import org.jspecify.annotations.NullMarked;
