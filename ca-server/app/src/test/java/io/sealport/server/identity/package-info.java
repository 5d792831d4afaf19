/** The checks, each with what it proves and what it does not take for proof. */
package io.sealport.server.identity;
