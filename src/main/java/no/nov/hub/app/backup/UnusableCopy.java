package no.nov.hub.app.backup;

/** Why a copy cannot be used, or not here: a sentence with the cause and the remedy. */
public final class UnusableCopy extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableCopy(String sentence) {
    super(sentence);
  }
}
