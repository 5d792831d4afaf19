package io.sealport.server.front;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.AnnotationMetadataProvider;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.policy.Role;
import io.sealport.policy.Scope;
import io.sealport.server.front.Access.Who;
import io.sealport.server.registration.Caller;
import io.sealport.server.registration.Callers;
import io.sealport.server.registration.Lenience;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lets through who may call: finds the caller, holds the route's {@link Access} against it. */
@ServerFilter("/**")
public class Gate {

  /** The request attribute that holds the {@link Caller}. */
  public static final String CALLER = "sealport.caller";

  private static final Pattern BEARER = Pattern.compile("(?i)bearer +(\\S{1,512})");

  private final Callers callers;
  private final FrontSettings settings;

  Gate(Callers callers, FrontSettings settings) {
    this.callers = callers;
    this.settings = settings;
  }

  /**
   * Looks at every request before its route runs.
   *
   * @throws Fault NOT_FOUND, UNAUTHENTICATED or FORBIDDEN
   */
  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  public void admit(HttpRequest<?> request) {
    Optional<AnnotationMetadata> route =
        RouteAttributes.getRouteMatch(request)
            .map(AnnotationMetadataProvider::getAnnotationMetadata);
    if (route.isEmpty()) {
      // No such route: the error says so without looking at credentials.
      return;
    }
    Set<Who> allowed = allowed(route.get());
    if (isLocal(request)) {
      requireLocal(route.get(), request);
      return;
    }
    boolean plain = route.get().booleanValue(Access.class, "plain").orElse(false);
    if (plain && allowed.contains(Who.ANYONE)) {
      return;
    }
    refuseNul(request);
    if (!request.isSecure()) {
      throw Fault.of(Kind.NOT_FOUND, request.getPath() + " is not served over plain http")
          .withHint("use the https address");
    }
    refuseForeignPages(request);
    Caller caller = identify(request, lenience(route.get()));
    if (!admits(allowed, caller)) {
      throw refused(allowed, caller);
    }
    requireScope(route.get(), caller);
    request.setAttribute(CALLER, caller);
  }

  /** Whether it came to the listener that this machine alone reaches. */
  private boolean isLocal(HttpRequest<?> request) {
    InetSocketAddress here = request.getServerAddress();
    return settings.localPort() != 0
        && here.getPort() == settings.localPort()
        && here.getAddress().isLoopbackAddress();
  }

  /** What that listener serves needs no credential, and nothing else is served there. */
  private static void requireLocal(AnnotationMetadata route, HttpRequest<?> request) {
    if (!route.booleanValue(Access.class, "local").orElse(false)) {
      throw Fault.of(Kind.NOT_FOUND, request.getPath() + " is not served at this port");
    }
    refuseForeignPages(request);
  }

  private static Lenience lenience(AnnotationMetadata route) {
    return new Lenience(
        route.booleanValue(Access.class, "spent").orElse(false),
        route.booleanValue(Access.class, "ended").orElse(false));
  }

  /** No name of ours holds it, and not every database can be asked for it. */
  private static void refuseNul(HttpRequest<?> request) {
    if (request.getUri().toString().contains("%00")) {
      throw Fault.of(Kind.BAD_INPUT, "the address holds a NUL character");
    }
  }

  /** A page of another site must not use the certificate in an operator's browser. */
  private static void refuseForeignPages(HttpRequest<?> request) {
    HttpHeaders headers = request.getHeaders();
    String site = headers.get("Sec-Fetch-Site");
    String origin = headers.get(HttpHeaders.ORIGIN);
    boolean own = origin == null || origin.equals("https://" + headers.get(HttpHeaders.HOST));
    boolean near = site == null || site.equals("same-origin") || site.equals("none");
    if (!own || !near) {
      throw Fault.of(Kind.FORBIDDEN, "a page of another site may not call this");
    }
  }

  private static Set<Who> allowed(AnnotationMetadata route) {
    return Arrays.stream(route.enumValues(Access.class, Who.class)).collect(Collectors.toSet());
  }

  private static boolean admits(Set<Who> allowed, Caller caller) {
    return allowed.contains(Who.ANYONE)
        || (allowed.contains(Who.HOLDER) && caller.certificate().isPresent())
        || caller.role().flatMap(Gate::who).filter(allowed::contains).isPresent();
  }

  private static void requireScope(AnnotationMetadata route, Caller caller) {
    for (Scope scope : route.enumValues(Access.class, "scope", Scope.class)) {
      if (!caller.may(scope)) {
        throw Fault.of(
                Kind.FORBIDDEN,
                caller.id() + " lacks the scope " + scope.wire() + "; it has " + caller.scopes())
            .withHint(
                "a token with that scope is made by: sealport token create --role R --scope S");
      }
    }
  }

  private static Optional<Who> who(Role role) {
    return switch (role) {
      case ADMINISTRATOR -> Optional.of(Who.ADMINISTRATOR);
      case OFFICER -> Optional.of(Who.OFFICER);
      case AUDITOR -> Optional.of(Who.AUDITOR);
      case REQUESTER -> Optional.empty();
    };
  }

  private static Fault refused(Set<Who> allowed, Caller caller) {
    String wanted =
        allowed.stream()
            .sorted()
            .map(w -> w.name().toLowerCase(java.util.Locale.ROOT))
            .collect(Collectors.joining(", "));
    return caller.role().isEmpty()
        ? Fault.of(Kind.UNAUTHENTICATED, "no credential was given; wanted: " + wanted)
            .withHint("use an operator's certificate or a token")
        : Fault.of(Kind.FORBIDDEN, caller.id() + " may not do this; wanted: " + wanted);
  }

  private Caller identify(HttpRequest<?> request, Lenience lenience) {
    Optional<String> bearer = bearer(request);
    Optional<X509Certificate> found = clientCertificate(request);
    Optional<byte[]> certificate = found.map(Gate::encoded);
    Optional<BigInteger> serial = found.map(Gate::serial);
    return callers.identify(bearer, certificate, serial, lenience);
  }

  private static Optional<String> bearer(HttpRequest<?> request) {
    Optional<String> header = request.getHeaders().findFirst(HttpHeaders.AUTHORIZATION);
    if (header.isEmpty()) {
      return Optional.empty();
    }
    Matcher bearer = BEARER.matcher(header.get());
    if (!bearer.matches()) {
      throw Fault.of(
          Kind.UNAUTHENTICATED, "the Authorization header is not of the form: Bearer TOKEN");
    }
    return Optional.of(bearer.group(1));
  }

  private static Optional<X509Certificate> clientCertificate(HttpRequest<?> request) {
    Optional<Certificate> certificate = request.getCertificate();
    return certificate.filter(X509Certificate.class::isInstance).map(X509Certificate.class::cast);
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw Fault.of(Kind.UNAUTHENTICATED, "the client certificate cannot be read", e);
    }
  }

  private static BigInteger serial(X509Certificate certificate) {
    return certificate.getSerialNumber();
  }
}
