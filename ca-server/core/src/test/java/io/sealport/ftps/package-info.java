/**
 * FTPS servers for tests, fair and hostile, on loopback: {@link io.sealport.ftps.FakeFtps} for the
 * tests of every module, {@link io.sealport.ftps.LoopbackServer} and {@link
 * io.sealport.ftps.TlsActor} for what it does not do.
 */
package io.sealport.ftps;
