package no.nov.hub.intake.admission;

import java.util.Collection;
import java.util.Map;
import no.nov.hub.intake.admission.AdmissionTables.Progress;

/** Brings admission's memory up to what has been published. */
interface CatchUp {

  /**
   * @return how far each participant's inbox has been judged
   */
  Map<String, Progress> catchUp(Collection<String> participants);
}
