/**
 * {@code sealport check}: looks at live FTPS endpoints and says what is wrong with them, in words
 * and by the class of the fault. The looking is the core's {@code ftps.check}; here are the hosts,
 * their addresses, and the printing.
 *
 * <p>Promises: a password is read from a file and goes only to a server whose certificate leads to
 * {@code --trust}; names are resolved once and what was resolved is dialled.
 *
 * <p>May import: the core, {@code cli.console} and {@code cli.inspect}.
 */
@NullMarked
package io.sealport.cli.check;

import org.jspecify.annotations.NullMarked;
