package io.sealport.cli.demo;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.ftpserver.ftplet.Authentication;
import org.apache.ftpserver.ftplet.AuthenticationFailedException;
import org.apache.ftpserver.ftplet.User;
import org.apache.ftpserver.ftplet.UserManager;
import org.apache.ftpserver.usermanager.UsernamePasswordAuthentication;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.jspecify.annotations.Nullable;

/**
 * Admits whoever's client certificate carries the login as its only common name, letter by letter;
 * the password is not looked at. There is no list of users.
 */
final class CommonNameUsers implements UserManager {
  /** Longer than any pause in a demonstration, short enough not to hold up its end. */
  private static final int IDLE_SECONDS = 60;

  private final ClientTrust trust;
  private final Path files;

  /**
   * @param files gets one writable folder per user
   */
  CommonNameUsers(ClientTrust trust, Path files) {
    this.trust = trust;
    this.files = files.toAbsolutePath().normalize();
  }

  @Override
  public User authenticate(Authentication authentication) throws AuthenticationFailedException {
    if (!(authentication instanceof UsernamePasswordAuthentication login)) {
      throw new AuthenticationFailedException("only logins with a user name are known");
    }
    List<X509Certificate> chain = chainOf(login);
    try {
      // Once more, because a resumed TLS session reaches this point without any check.
      trust.require(chain);
    } catch (RefusedCertificateException e) {
      throw new AuthenticationFailedException(e);
    }
    String name = login.getUsername();
    if (!commonNames(chain.get(0)).equals(List.of(name))) {
      throw new AuthenticationFailedException("the certificate is not " + name + "'s");
    }
    return user(name, home(name));
  }

  private static List<X509Certificate> chainOf(UsernamePasswordAuthentication login) {
    List<X509Certificate> chain = new ArrayList<>();
    Certificate @Nullable [] sent = login.getUserMetadata().getCertificateChain();
    for (Certificate certificate : sent == null ? new Certificate[0] : sent) {
      if (certificate instanceof X509Certificate x509) {
        chain.add(x509);
      }
    }
    return chain;
  }

  private static List<String> commonNames(X509Certificate leaf) {
    List<String> names = new ArrayList<>();
    X500Name subject = X500Name.getInstance(leaf.getSubjectX500Principal().getEncoded());
    for (RDN rdn : subject.getRDNs(BCStyle.CN)) {
      for (AttributeTypeAndValue attribute : rdn.getTypesAndValues()) {
        if (attribute.getType().equals(BCStyle.CN)
            && attribute.getValue() instanceof ASN1String text) {
          names.add(text.getString());
        }
      }
    }
    return names;
  }

  private Path home(String name) throws AuthenticationFailedException {
    return Optional.of(name)
        .flatMap(this::folderNamed)
        // A name such as ../x must not leave the folder.
        .filter(folder -> files.equals(folder.getParent()))
        .orElseThrow(() -> new AuthenticationFailedException("not usable as a folder: " + name));
  }

  private Optional<Path> folderNamed(String name) {
    try {
      return Optional.of(files.resolve(name).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static User user(String name, Path home) {
    BaseUser user = new BaseUser();
    user.setName(name);
    user.setHomeDirectory(home.toString());
    user.setMaxIdleTime(IDLE_SECONDS);
    user.setAuthorities(List.of(new WritePermission()));
    return user;
  }

  @Override
  public @Nullable User getUserByName(String username) {
    return null; // asked at USER, before there is proof; null means: no limits known
  }

  @Override
  public String[] getAllUserNames() {
    return new String[0];
  }

  @Override
  public boolean doesExist(String username) {
    return false;
  }

  @Override
  public void delete(String username) {
    throw new UnsupportedOperationException("users come from certificates");
  }

  @Override
  public void save(User user) {
    throw new UnsupportedOperationException("users come from certificates");
  }

  @Override
  public String getAdminName() {
    return "";
  }

  @Override
  public boolean isAdmin(String username) {
    return false;
  }
}
