package io.sealport.policy.lint;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.jspecify.annotations.Nullable;

/** Where a certificate says that its CRL and the deltas to that are. */
final class CrlPoints {

  private CrlPoints() {}

  static List<DistributionPoint> of(@Nullable Extensions extensions) {
    return extensions == null
        ? List.of()
        : Stream.of(Extension.cRLDistributionPoints, Extension.freshestCRL)
            .filter(oid -> extensions.getExtension(oid) != null)
            .map(oid -> CRLDistPoint.getInstance(extensions.getExtensionParsedValue(oid)))
            .flatMap(points -> Arrays.stream(points.getDistributionPoints()))
            .toList();
  }
}
