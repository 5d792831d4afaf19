package io.sealport.server.status;

import io.sealport.pki.CrlFile;
import io.sealport.server.authority.Authority.CrlTerms;

/**
 * What was signed and waits to be stored.
 *
 * @param changes a hash of what had changed shortly before
 */
record IssuedCrl(CrlTerms terms, CrlFile.Written written, String changes) {}
