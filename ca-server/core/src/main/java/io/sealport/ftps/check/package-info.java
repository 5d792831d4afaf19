/**
 * The doctor of a live FTPS endpoint: {@link io.sealport.ftps.check.EndpointCheck} looks at what a
 * {@link io.sealport.ftps.check.CheckOrder} names and says all that is wrong with it in an {@link
 * io.sealport.ftps.check.EndpointReport}.
 *
 * <p>Promises: it never throws for what the other side does; it dials addresses of the order only,
 * by the given dialer, a bounded number of times and within the order's time; a password goes only
 * to a server that was verified; no secret is in a report.
 *
 * <p>May import {@code fault}, {@code net}, {@code pki} and {@code ftps}. Another fault is a line
 * in {@link io.sealport.ftps.check.FaultId}, the look that finds it, and the server that has it in
 * the tests.
 */
@NullMarked
package io.sealport.ftps.check;

import org.jspecify.annotations.NullMarked;
