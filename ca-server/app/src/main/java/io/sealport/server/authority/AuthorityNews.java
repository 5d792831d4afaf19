package io.sealport.server.authority;

import io.sealport.api.JournalEntry;
import io.sealport.server.journal.Listener;
import jakarta.inject.Singleton;

/** What another node has changed of the CAs, ours and those of others, is read again. */
@Singleton
class AuthorityNews implements Listener {

  private final Hierarchy hierarchy;
  private final TrustedAuthorities trusted;

  AuthorityNews(Hierarchy hierarchy, TrustedAuthorities trusted) {
    this.hierarchy = hierarchy;
    this.trusted = trusted;
  }

  @Override
  public void heard(JournalEntry entry) {
    if (entry.act().startsWith("ca.") || entry.act().equals("authority.imported")) {
      hierarchy.reload();
    } else if (entry.act().startsWith("trust.")) {
      trusted.reload();
    }
  }
}
