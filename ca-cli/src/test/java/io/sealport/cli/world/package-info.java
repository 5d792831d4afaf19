/**
 * The world outside: real FTP servers, FTP clients and openssl, run by the tests on loopback.
 *
 * <p>Promises: every server listens on 127.0.0.1 only, every client is given a loopback address,
 * every run is bounded in time, each program gets a temporary folder of its own and only processes
 * started here are stopped. A program that is missing fails a test in CI and skips it with a line
 * elsewhere ({@link io.sealport.cli.world.OutsidePrograms}); {@code .ci/install-programs} installs
 * them all.
 *
 * <p>May import: the JDK and JUnit, nothing of the product, so that the programs judge the product
 * from outside. To add a server, implement {@link io.sealport.cli.world.FtpsServer} on a {@link
 * io.sealport.cli.world.ServerProcess}; to add a client, implement {@link
 * io.sealport.cli.world.FtpClient}.
 */
package io.sealport.cli.world;
