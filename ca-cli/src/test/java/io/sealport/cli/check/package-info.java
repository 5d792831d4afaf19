/** Tests of {@code sealport check} without servers of other programs. */
package io.sealport.cli.check;
