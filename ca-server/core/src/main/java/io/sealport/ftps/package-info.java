/**
 * Looking at an FTPS endpoint as it is, and talking to one: {@link io.sealport.ftps.FtpsProbe} and
 * {@link io.sealport.ftps.TlsLook} say what is served, to anyone and without trust; {@link
 * io.sealport.ftps.FtpsSession} logs in and reads a file. {@link io.sealport.ftps.StagedLook} says
 * how far a look came, {@link io.sealport.ftps.HelloLook} what a server would take that it should
 * not; both are for {@code ftps.check}.
 *
 * <p>Promises: what is reported as served was served by whoever holds its private key; every
 * conversation ends with its {@link io.sealport.net.Deadline} and within fixed numbers of bytes;
 * every socket is closed; addresses are dialled by the given {@link io.sealport.net.Dialer} only,
 * and an address that a server names never. TLS is Bouncy Castle's own, TLS 1.2 and 1.3.
 *
 * <p>May import {@code fault}, {@code net} and {@code pki}.
 */
@NullMarked
package io.sealport.ftps;

import org.jspecify.annotations.NullMarked;
