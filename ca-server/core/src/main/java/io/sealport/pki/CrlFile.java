package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Date;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.Time;

/** A CRL of any length (RFC 5280 5.1), from its entries to a file, with little of it in memory. */
public final class CrlFile {

  private CrlFile() {}

  /**
   * What is in the file.
   *
   * @param sha256 of the DER, lower-case hex
   */
  public record Written(String sha256, long bytes, long entries) {}

  /**
   * Signs and writes it, and checks the signature with the public key over what is in the file
   * then.
   *
   * @param file open for reading too, and empty
   * @param meanwhile is done with the file while it is checked: it is whole, and may yet be refused
   * @throws Fault INTERNAL if the issuer signs otherwise than the pen, or the signature does not
   *     verify; whatever {@code meanwhile} throws
   */
  public static Written write(
      CrlHead head, CrlEntries entries, Pen pen, FileChannel file, Runnable meanwhile)
      throws IOException {
    // RFC 5280 5.1.1.2: the same identifier inside and outside.
    if (!pen.algorithm().equals(head.issuer().algorithm())) {
      throw Fault.of(
          Kind.INTERNAL, "a CRL for a pen of " + head.issuer().algorithm().getAlgorithm());
    }
    ToBeSigned tbs = ToBeSigned.of(head, entries);
    byte[] signature = pen.sign(tbs);
    byte[] algorithm = encoded(pen.algorithm());
    byte[] bits = encoded(new DERBitString(signature));
    byte[] before = Der.header(Der.SEQUENCE, tbs.length() + algorithm.length + bits.length);
    write(file, before, 0, before.length);
    tbs.read((bytes, from, count) -> writeUnchecked(file, bytes, from, count));
    write(file, algorithm, 0, algorithm.length);
    write(file, bits, 0, bits.length);
    Hashed signed = new Hashed(new FileContent(file, before.length, tbs.length()), digest());
    signed.digest().update(before);
    CompletableFuture<Boolean> verifies =
        CompletableFuture.supplyAsync(
            () ->
                SignatureScheme.of(pen.algorithm(), "the CRL")
                    .verifies(pen.publicKey(), signed, signature));
    try {
      meanwhile.run();
    } finally {
      // Nobody reads the file once this has returned.
      verifies.handle((v, e) -> v).join();
    }
    if (!verifies.join()) {
      throw Fault.of(Kind.INTERNAL, "a fresh signature of a CRL does not verify");
    }
    signed.digest().update(algorithm);
    String sha256 = HexFormat.of().formatHex(signed.digest().digest(bits));
    return new Written(sha256, file.size(), entries.count());
  }

  /** Hashes what is read, which is read once. */
  private record Hashed(FileContent content, MessageDigest digest) implements Content {

    @Override
    public long length() {
      return content.length();
    }

    @Override
    public void read(Taker taker) throws IOException {
      content.read(
          (bytes, from, count) -> {
            digest.update(bytes, from, count);
            taker.take(bytes, from, count);
          });
    }
  }

  /** SHA-256 of all that is in a file, lower-case hex. */
  public static String sha256(FileChannel file) throws IOException {
    MessageDigest digest = digest();
    FileContent.read(file, 0, file.size(), digest::update);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw Fault.of(Kind.INTERNAL, "no SHA-256", e);
    }
  }

  private static void writeUnchecked(FileChannel file, byte[] bytes, int from, int count) {
    try {
      write(file, bytes, from, count);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(FileChannel file, byte[] bytes, int from, int count)
      throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes, from, count);
    while (rest.hasRemaining()) {
      file.write(rest);
    }
  }

  private static byte[] encoded(ASN1Encodable part) throws IOException {
    return part.toASN1Primitive().getEncoded("DER");
  }

  /** tbsCertList: what stands before the entries, the entries, what stands behind them. */
  private record ToBeSigned(byte[] before, CrlEntries entries, byte[] after) implements Content {

    static ToBeSigned of(CrlHead head, CrlEntries entries) throws IOException {
      ByteArrayOutputStream start = new ByteArrayOutputStream();
      start.write(encoded(new ASN1Integer(1)));
      start.write(encoded(head.issuer().algorithm()));
      start.write(encoded(head.issuer().certificate().getSubject()));
      start.write(encoded(new Time(Date.from(head.thisUpdate()))));
      start.write(encoded(new Time(Date.from(head.nextUpdate()))));
      // 5.1.2.6: no list rather than an empty one.
      if (entries.length() > 0) {
        start.write(Der.header(Der.SEQUENCE, entries.length()));
      }
      byte[] after = encoded(new DERTaggedObject(true, 0, CrlExtensions.of(head)));
      ByteArrayOutputStream before = new ByteArrayOutputStream();
      before.write(Der.header(Der.SEQUENCE, start.size() + entries.length() + after.length));
      start.writeTo(before);
      return new ToBeSigned(before.toByteArray(), entries, after);
    }

    @Override
    public long length() {
      return before.length + entries.length() + after.length;
    }

    @Override
    public void read(Taker taker) throws IOException {
      taker.take(before, 0, before.length);
      entries.read(taker);
      taker.take(after, 0, after.length);
    }
  }
}
