package no.nov.hub.intake.admission;

import java.util.List;

/** Which thing a message is about. */
sealed interface Recognised {

  /** As admission knows it from now on. */
  String thing();

  /** Nothing to say about it. */
  record Same(String thing) implements Recognised {}

  /** Named by its sender, but another of the same day has its title. */
  record Twin(String thing, Titled other) implements Recognised {}

  /** One that is known, at another time. */
  record Moved(String thing, Titled before) implements Recognised {}

  /** It may be one that is known, under the same title or another. */
  record Doubtful(String thing, Titled other, boolean sameTitle) implements Recognised {}

  /** One that is cancelled by its title and day. */
  record Found(String thing, Titled found) implements Recognised {}

  /** None, or more than one, has the title on that day. */
  record Unknown(String thing, Likeness wanted, List<Titled> others) implements Recognised {}
}
