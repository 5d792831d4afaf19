/** What {@code sealport check} makes of its arguments and of servers that are made for it. */
@NullMarked
package io.sealport.cli.check;

import org.jspecify.annotations.NullMarked;
