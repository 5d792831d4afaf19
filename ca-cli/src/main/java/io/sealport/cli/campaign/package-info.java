/** Many certificates replaced and revoked: {@code sealport campaign}. */
@NullMarked
package io.sealport.cli.campaign;

import org.jspecify.annotations.NullMarked;
