package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * A PKCS#12 file (RFC 7292) with one private key.
 *
 * @param key the key
 * @param certificates that of the key first, then every other one of the file
 */
public record Pkcs12File(HeldKey key, List<X509CertificateHolder> certificates) {

  /**
   * Reads it.
   *
   * @param source the file's name, for messages
   * @throws Fault BAD_INPUT if it is none or holds no key, or several; UNAUTHENTICATED if the
   *     passphrase does not open it
   */
  public static Pkcs12File read(byte[] bytes, char[] passphrase, String source) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12", Providers.bouncyCastle());
      store.load(new ByteArrayInputStream(bytes), passphrase);
      return read(store, passphrase, source);
    } catch (IOException e) {
      // The library says "wrong password" for a wrong one and something of ASN.1 for no PKCS#12.
      throw String.valueOf(e.getMessage()).contains("password")
          ? Fault.of(Kind.UNAUTHENTICATED, "the passphrase does not open " + source, e)
          : Fault.of(Kind.BAD_INPUT, source + " is no PKCS#12 file that can be read", e);
    } catch (GeneralSecurityException e) {
      throw Fault.of(Kind.BAD_INPUT, source + " is no PKCS#12 file that can be read", e);
    }
  }

  private static Pkcs12File read(KeyStore store, char[] passphrase, String source)
      throws GeneralSecurityException, IOException {
    List<X509CertificateHolder> others = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)) {
        keys.add(alias);
      } else {
        others.add(holder(store.getCertificate(alias)));
      }
    }
    if (keys.size() != 1 || !(store.getKey(keys.get(0), passphrase) instanceof PrivateKey key)) {
      throw Fault.of(
          Kind.BAD_INPUT, source + " holds " + keys.size() + " private keys; wanted exactly one");
    }
    Certificate[] chain = store.getCertificateChain(keys.get(0));
    if (chain == null || chain.length == 0) {
      throw Fault.of(Kind.BAD_INPUT, source + " holds no certificate of its key");
    }
    List<X509CertificateHolder> all = new ArrayList<>();
    for (Certificate certificate : chain) {
      all.add(holder(certificate));
    }
    others.stream().filter(o -> !all.contains(o)).forEach(all::add);
    return new Pkcs12File(new HeldKey(key), List.copyOf(all));
  }

  private static X509CertificateHolder holder(Certificate certificate)
      throws GeneralSecurityException, IOException {
    return new X509CertificateHolder(certificate.getEncoded());
  }
}
