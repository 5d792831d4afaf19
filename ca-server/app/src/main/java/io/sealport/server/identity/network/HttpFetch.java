package io.sealport.server.identity.network;

import io.sealport.net.Deadline;
import io.sealport.net.NetFailure;
import io.sealport.net.NetFailure.Kind;
import io.sealport.net.Transcript;
import io.sealport.pki.Name;
import io.sealport.server.identity.network.NetworkSettings.Ports;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;

/**
 * Gets one small text over http, as RFC 8555 8.3 has a CA do it. Redirects are followed, and each
 * hop goes through {@link Reach}: resolved, judged and dialled like the first.
 */
@Singleton
public final class HttpFetch {

  private static final int MAX_REDIRECTS = 5;

  /** Addresses times redirects, with a limit. */
  private static final int MAX_REQUESTS = 16;

  private final Reach reach;
  private final Ports ports;

  HttpFetch(Reach reach, NetworkSettings settings) {
    this.reach = reach;
    this.ports = settings.ports();
  }

  /** What is made of a text. */
  @FunctionalInterface
  public interface Reading<T> {

    /**
     * Reads it.
     *
     * @param url where it stood at last
     * @param from the address that answered
     * @throws NetFailure if it is not what was wanted; the next address is tried
     */
    T of(String text, String url, InetSocketAddress from) throws NetFailure;
  }

  /** The URL of a path on that host, as {@link #get} begins with it. */
  public String url(Name host, String path) {
    return HttpPlace.of(host, ports, path).toString();
  }

  /**
   * Gets the text.
   *
   * @throws NetFailure what kept it from being had, or what the reading threw
   */
  public <T> T get(
      Name host, String path, Deadline deadline, Transcript transcript, Reading<T> reading)
      throws NetFailure {
    return new Visit<>(transcript, reading).at(HttpPlace.of(host, ports, path), 0, false, deadline);
  }

  /** One walk along the redirects, which counts its requests. */
  private final class Visit<T> {

    private final Transcript transcript;
    private final Reading<T> reading;
    private int requests;

    private Visit(Transcript transcript, Reading<T> reading) {
      this.transcript = transcript;
      this.reading = reading;
    }

    private T at(HttpPlace place, int hop, boolean fromOutside, Deadline deadline)
        throws NetFailure {
      if (hop > MAX_REDIRECTS) {
        throw new NetFailure(Kind.TOO_MUCH, "more than " + MAX_REDIRECTS + " redirects");
      }
      return reach.first(
          place.host(),
          place.port(),
          deadline,
          transcript,
          (socket, to, share) -> {
            boolean inside =
                SpecialAddresses.of(SpecialAddresses.meant(to.getAddress())).isPresent();
            if (fromOutside && inside) {
              // What may be dialled inside is for whoever asks for a name inside.
              throw new NetFailure(
                  Kind.FORBIDDEN_ADDRESS,
                  place.host().value() + " is inside, and a redirect from outside led there");
            }
            return on(socket, to, place, hop, share);
          });
    }

    private T on(Socket socket, InetSocketAddress to, HttpPlace place, int hop, Deadline deadline)
        throws IOException {
      if (++requests > MAX_REQUESTS) {
        throw new NetFailure(Kind.TOO_MUCH, "more than " + MAX_REQUESTS + " requests");
      }
      HttpAnswer answer = HttpAnswer.ask(secured(socket, place), place, transcript);
      if (answer.location().isPresent()) {
        socket.close();
        boolean outside = SpecialAddresses.of(SpecialAddresses.meant(to.getAddress())).isEmpty();
        return at(place.redirected(answer.location().get(), ports), hop + 1, outside, deadline);
      }
      if (answer.status() != 200) {
        throw new NetFailure(
            Kind.MISMATCH, place + " is answered with " + answer.status() + "; wanted 200");
      }
      return reading.of(answer.body(), place.toString(), to);
    }

    private Socket secured(Socket socket, HttpPlace place) throws IOException {
      if (!place.tls()) {
        return socket;
      }
      Optional<String> name =
          Optional.of(place.host()).filter(h -> h.type() == Name.Type.DNS).map(Name::value);
      return Tls.over(socket, name, List.of());
    }
  }
}
