/**
 * {@code sealport trust}: CAs of others whose users are let in too. The server judges them; here
 * they are read from files and shown as the certificate window shows them.
 */
@NullMarked
package io.sealport.cli.trust;

import org.jspecify.annotations.NullMarked;
