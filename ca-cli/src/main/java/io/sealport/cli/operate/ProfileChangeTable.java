package io.sealport.cli.operate;

import io.sealport.cli.console.Table;
import io.sealport.policy.ProfileChange;
import java.util.List;

/** How profiles differ, one key a line. */
public final class ProfileChangeTable {

  private ProfileChangeTable() {}

  public static Table of(List<ProfileChange> changes) {
    Table table = Table.of();
    for (ProfileChange change : changes) {
      if (change.keys().isEmpty()) {
        table.row(change.profile(), change.kind());
      }
      change.keys().forEach(key -> table.row(change.profile(), key));
    }
    return table;
  }
}
