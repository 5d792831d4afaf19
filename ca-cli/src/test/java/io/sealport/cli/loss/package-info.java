/**
 * Nothing is lost: a server is killed at random moments while clients issue, revoke and fetch CRLs,
 * and what they were told must be so for ever. {@code -Dsealport.kills=50} kills more often than a
 * normal run does.
 */
package io.sealport.cli.loss;
