package io.sealport.pki;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;

/** Lets Bouncy Castle's builders write with a {@link Pen}; for one structure each. */
public final class PenSigner implements ContentSigner {

  private final Pen pen;
  private final ByteArrayOutputStream content = new ByteArrayOutputStream(512);

  public PenSigner(Pen pen) {
    this.pen = pen;
  }

  @Override
  public AlgorithmIdentifier getAlgorithmIdentifier() {
    return pen.algorithm();
  }

  @Override
  public OutputStream getOutputStream() {
    return content;
  }

  @Override
  public byte[] getSignature() {
    return pen.sign(content.toByteArray());
  }
}
