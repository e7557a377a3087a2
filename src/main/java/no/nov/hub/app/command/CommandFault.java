package no.nov.hub.app.command;

/** Why a command could not do its work: a sentence with the cause and the remedy. */
final class CommandFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CommandFault(String sentence) {
    super(sentence);
  }
}
