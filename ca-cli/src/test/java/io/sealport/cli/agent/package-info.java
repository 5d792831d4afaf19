/** The agent on a fake clock, with a CA that is away, says no, or asks for more. */
package io.sealport.cli.agent;
