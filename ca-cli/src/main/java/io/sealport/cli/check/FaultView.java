package io.sealport.cli.check;

import io.sealport.ftps.check.EndpointFault;

/**
 * Something that is wrong with an endpoint.
 *
 * @param area {@code network}, {@code certificate}, {@code cipher}, {@code session}, {@code ftp} or
 *     {@code revocation}
 * @param id which fault, such as {@code chain-incomplete}
 * @param severity {@code error} or {@code warning}
 * @param found what there was
 * @param wanted what there should be
 * @param hint what to do about it
 */
record FaultView(
    String area, String id, String severity, String found, String wanted, String hint) {

  static FaultView of(EndpointFault fault) {
    return new FaultView(
        fault.area().wire(),
        fault.id().wire(),
        fault.severity().wire(),
        fault.found(),
        fault.wanted(),
        fault.hint());
  }
}
