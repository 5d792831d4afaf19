@NullMarked
package io.sealport.cli.prove;

import org.jspecify.annotations.NullMarked;
