/** Tests of {@code sealport health}. */
package io.sealport.cli.health;
