package no.nov.hub.groups.group;

import no.nov.hub.platform.message.Reason;

/** A resource group should have about five to fifteen members (rule R3). */
final class Size {

  private static final int AT_LEAST = 5;
  private static final int AT_MOST = 15;

  private Size() {}

  static boolean isUnusual(long members) {
    return members < AT_LEAST || members > AT_MOST;
  }

  static Reason remark(String field, long members) {
    return Reason.of(
        field,
        "unusual_size",
        "Gruppen har %d medlemmer i dag. En ressursgruppe bør ha omkring %d–%d."
            .formatted(members, AT_LEAST, AT_MOST),
        "The group has %d members today. A resource group should have about %d–%d."
            .formatted(members, AT_LEAST, AT_MOST));
  }
}
