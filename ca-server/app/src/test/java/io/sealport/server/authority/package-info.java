/** Keys, the ledger, and the contract that every key store keeps. */
package io.sealport.server.authority;
