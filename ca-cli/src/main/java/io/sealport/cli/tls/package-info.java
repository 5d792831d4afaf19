/** What every TLS connection of the CLI shares. May import nothing of the CLI. */
@NullMarked
package io.sealport.cli.tls;

import org.jspecify.annotations.NullMarked;
