package no.nov.hub.intake.dropfolder;

import java.nio.file.Path;
import java.util.List;
import no.nov.hub.intake.submission.SortedFile.Remark;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;

/**
 * Something in a participant's folder that is not read.
 *
 * @param path of the file
 * @param within the path from the participant's folder on
 */
record Unread(String participant, Path path, Path within, Why why) {

  private static final Text WHOLE_FILE = new Text("Filen", "The file");

  enum Why {
    IN_A_FOLDER,
    UNFINISHED,
    NO_FILE,
    BAD_NAME;

    /** What can never be read leaves the folder; the others may still be moved or finished. */
    boolean leaves() {
      return this == NO_FILE || this == BAD_NAME;
    }
  }

  String shown() {
    return shown(within);
  }

  Remark remark() {
    return new Remark(WHOLE_FILE, List.of(reason()));
  }

  private Reason reason() {
    return switch (why) {
      case IN_A_FOLDER -> inAFolder();
      case UNFINISHED ->
          Reason.of(
              "",
              "unfinished",
              "Filen har ligget urørt i en time med en endelse som betyr at den ikke er ferdig kopiert, og er ikke lest. Kopier den inn på nytt, eller gi den riktig endelse hvis den er hel.",
              "The file has lain untouched for an hour with an ending that means it is not copied whole, and has not been read. Copy it in again, or give it its proper ending if it is whole.");
      case NO_FILE ->
          Reason.of(
              "",
              "not_a_file",
              "Dette er ingen vanlig fil, men en snarvei, et rør eller en enhet. Legg selve filen i mappen.",
              "This is no ordinary file but a link, a pipe or a device. Lay the file itself in the folder.");
      case BAD_NAME ->
          Reason.of(
              "",
              "file_name",
              "Navnet på filen er for langt eller har tegn som huben ikke kan lese. Gi filen et kort navn med vanlige bokstaver og legg den inn på nytt.",
              "The name of the file is too long or has characters that the hub cannot read. Give the file a short name of ordinary letters and lay it in again.");
    };
  }

  private Reason inAFolder() {
    String folder = PlainText.shortened(shown(within.getParent()));
    return Reason.of(
        "",
        "misplaced",
        "Filen ligger i mappen «%s», og den leses ikke. Flytt filen ut i mappen «%s»."
            .formatted(folder, participant),
        "The file lies in the folder “%s”, which is not read. Move the file out into the folder “%s”."
            .formatted(folder, participant));
  }

  private static String shown(Path path) {
    return path.toString().replace('\\', '/');
  }
}
