package io.sealport.server.status;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.sealport.pki.CrlId;
import org.jspecify.annotations.Nullable;

/**
 * A CRL that was issued; {@code id} is {@code NAME/NUMBER}.
 *
 * @param ca the name: the CA's id where it is for all of the CA's certificates
 * @param sha256 empty where another program has issued it
 * @param der the CRL itself where this server cannot sign it again
 * @param changes a hash of what had changed shortly before it
 */
@MappedEntity("crl")
@SuppressWarnings("ArrayRecordComponent") // a row is written and read, never compared
record CrlRow(
    @Id String id,
    String ca,
    long number,
    long thisUpdate,
    long nextUpdate,
    long entries,
    String sha256,
    // Micronaut does not see the annotation of an array type.
    @io.micronaut.core.annotation.Nullable byte @Nullable [] der,
    String changes) {

  /** Stands for the CRLs that another program has issued up to that number. */
  static CrlRow ofElsewhere(String ca, long number, long thisUpdate) {
    return new CrlRow(id(ca, number), ca, number, thisUpdate, thisUpdate, 0, "", null, "");
  }

  /** One that this server has signed. */
  static CrlRow of(CrlId list, IssuedCrl issued) {
    String name = list.name();
    return new CrlRow(
        id(name, issued.terms().number()),
        name,
        issued.terms().number(),
        issued.terms().thisUpdate().toEpochMilli(),
        issued.terms().nextUpdate().toEpochMilli(),
        issued.written().entries(),
        issued.written().sha256(),
        null,
        issued.changes());
  }

  static String id(String name, long number) {
    return name + "/" + number;
  }

  /** Whether there is a CRL of that number that this server could publish. */
  boolean isOurs() {
    return !sha256.isEmpty();
  }
}
