package no.nov.hub.intake.submission;

import java.util.List;
import no.nov.hub.intake.admission.Rejection;
import no.nov.hub.platform.message.Reason;

/** What an edge knows of a submission before it goes to the inbox. All or nothing. */
public sealed interface Inspected {

  boolean isRefused();

  record Sound(ToInbox submissions, List<String> messageIds) implements Inspected {
    @Override
    public boolean isRefused() {
      return false;
    }
  }

  record Refused(List<Reason> reasons, Rejection rejection) implements Inspected {
    @Override
    public boolean isRefused() {
      return true;
    }
  }
}
