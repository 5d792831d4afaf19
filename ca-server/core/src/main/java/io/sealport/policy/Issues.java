package io.sealport.policy;

import io.sealport.pki.Name;
import io.sealport.pki.SerialNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was issued before, as far as the limits of a profile ask, and seen by one request. Whoever
 * keeps the ledger answers each question from an index; offline there is {@link #NONE}.
 */
public interface Issues {

  /**
   * A certificate that counts.
   *
   * @param lineage the first of its renewal chain
   */
  record Issued(SerialNumber serial, SerialNumber lineage, List<Name> names, Instant notAfter) {

    public Issued {
      names = List.copyOf(names);
    }
  }

  /** Nothing was issued. */
  Issues NONE =
      new Issues() {
        @Override
        public boolean serverAsks() {
          return false;
        }

        @Override
        public Optional<SerialNumber> renewed() {
          return Optional.empty();
        }

        @Override
        public List<Issued> valid(String profile, Name name) {
          return List.of();
        }

        @Override
        public List<Issued> alike(Name login) {
          return List.of();
        }

        @Override
        public Optional<Instant> newest(RateLimit.Per per, String profile, Name name, int nth) {
          return Optional.empty();
        }
      };

  /** Whether the server itself asks: who recovers an administrator must not be held up. */
  boolean serverAsks();

  /** The certificate that the request renews. */
  Optional<SerialNumber> renewed();

  /** The certificates of a profile with exactly that name that are valid now, oldest first. */
  List<Issued> valid(String profile, Name name);

  /**
   * The client certificates of any profile whose login looks like that one, oldest first: valid now
   * or held, and of other lineages than the request renews.
   */
  List<Issued> alike(Name login);

  /**
   * When the n-th newest certificate was issued.
   *
   * @param name counts for {@link RateLimit.Per#NAME} alone
   * @param nth 1 for the newest
   */
  Optional<Instant> newest(RateLimit.Per per, String profile, Name name, int nth);
}
