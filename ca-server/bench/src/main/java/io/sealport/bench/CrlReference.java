package io.sealport.bench;

import io.sealport.pki.KeyPen;
import io.sealport.pki.KeyType;
import io.sealport.pki.Keys;
import io.sealport.pki.PenSigner;
import io.sealport.pki.RevocationReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;

/** The reference for CRLs: the same rows straight into Bouncy Castle's builder, and to a file. */
final class CrlReference {

  private CrlReference() {}

  /** Arguments: the home, the file to write, how often. */
  public static void main(String[] args) {
    KeyPair pair = Keys.generate(KeyType.EC_P256, new SecureRandom());
    KeyPen pen = new KeyPen(pair.getPrivate(), pair.getPublic());
    BenchHome home = new BenchHome(Path.of(args[0]), Path.of(args[0]));
    for (int i = 0; i < Integer.parseInt(args[2]); i++) {
      PeakHeap.print(() -> write(home, Path.of(args[1]), pen));
    }
  }

  private static void write(BenchHome home, Path file, KeyPen pen) {
    Date now = new Date(0);
    X509v2CRLBuilder crl = new X509v2CRLBuilder(new X500Name("CN=reference"), now);
    crl.setNextUpdate(now);
    try (Connection database = Ledger.open(home);
        Statement statement = database.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT serial, reason, revoked_at FROM certificate"
                    + " WHERE issuer = 'users' AND status = 'revoked'"
                    + " ORDER BY revoked_at, serial")) {
      while (rows.next()) {
        crl.addCRLEntry(
            new BigInteger(rows.getString(1), 16),
            new Date(rows.getLong(3)),
            RevocationReason.parse(rows.getString(2)).code());
      }
      crl.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.ONE));
      Files.write(file, crl.build(new PenSigner(pen)).getEncoded());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
