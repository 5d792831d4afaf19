/**
 * The whole product from outside: {@code bin/sealport} as a user runs it, a server that it started,
 * and the FTP servers, FTP clients and openssl of {@link io.sealport.cli.world} as judges.
 *
 * <p>Promises: nothing here calls the product's classes, save the JSON reader for its answers;
 * every process is bounded in time and stopped by the one who started it.
 *
 * <p>Where to add: a new command is one scenario in {@code CommandLineIT}; a new judge is a test of
 * its own on a {@link io.sealport.cli.story.RunningCa}.
 */
package io.sealport.cli.story;
