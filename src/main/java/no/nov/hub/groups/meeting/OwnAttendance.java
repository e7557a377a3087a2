package no.nov.hub.groups.meeting;

import java.util.Collection;
import java.util.List;
import no.nov.hub.platform.language.Language;

/** What a member is told of the own attendance. */
public interface OwnAttendance {

  /**
   * @param address of the member
   * @return a sentence for each of these groups that the member belongs to, in the language
   */
  List<String> sentences(Collection<String> groupKeys, String address, Language language);
}
