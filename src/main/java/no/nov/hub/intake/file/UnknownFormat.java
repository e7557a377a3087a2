package no.nov.hub.intake.file;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import no.nov.hub.intake.file.content.Entry;
import no.nov.hub.intake.file.content.FileFault;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Text;

/** What to do with a file that the hub does not read, by what it is. */
final class UnknownFormat {

  /** As Outlook names it; other files end so, too. */
  private static final String WINMAIL = "winmail.dat";

  private record Kind(Set<String> endings, Text advice) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              Set.of("xls", "xlsm", "xlsb", "xltx", "ods", "fods", "ots", "numbers", "gsheet"),
              new Text(
                  "«%s» er et regneark i et format som ikke kan leses. Åpne det, lagre det som Excel-arbeidsbok (.xlsx), og send det på nytt.",
                  "“%s” is a spreadsheet in a format that cannot be read. Open it, save it as an Excel workbook (.xlsx), and send it again.")),
          new Kind(
              Set.of("tsv", "tab", "txt"),
              new Text(
                  "«%s» er en tekstfil som ikke kan leses. Lagre tabellen som .xlsx eller CSV UTF-8 (.csv), og send den på nytt.",
                  "“%s” is a text file that cannot be read. Save the table as .xlsx or CSV UTF-8 (.csv), and send it again.")),
          new Kind(
              Set.of("zip", "7z", "rar", "gz", "tgz", "tar"),
              new Text(
                  "«%s» er en pakket fil og er ikke åpnet. Pakk den ut, og send filene i den hver for seg.",
                  "“%s” is a packed file and was not opened. Unpack it, and send the files in it one by one.")),
          new Kind(
              Set.of(
                  "pdf", "doc", "docx", "odt", "rtf", "pages", "ppt", "pptx", "odp", "htm", "html"),
              new Text(
                  "«%s» er et dokument, og tall og datoer kan ikke leses ut av det. Skriv dem i en av malene (.xlsx), og send den.",
                  "“%s” is a document, and figures and dates cannot be read out of it. Write them in one of the templates (.xlsx), and send that.")),
          new Kind(
              Set.of("png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "heic", "webp", "svg"),
              new Text(
                  "«%s» er et bilde og kan ikke leses. Send tabellen selv, som .xlsx eller CSV UTF-8 (.csv).",
                  "“%s” is a picture and cannot be read. Send the table itself, as .xlsx or CSV UTF-8 (.csv).")),
          new Kind(
              Set.of("eml", "msg"),
              new Text(
                  "«%s» er en e-post som er lagt ved, og den er ikke åpnet. Åpne den, lagre filene i den, og legg dem rett ved en ny e-post.",
                  "“%s” is an attached mail, and it was not opened. Open it, save the files in it, and attach them to a new mail.")),
          new Kind(
              Set.of(WINMAIL),
              new Text(
                  "«%s» er en pakke som Outlook lager, og filene i den kan ikke leses. Velg formatet HTML (ikke rik tekst) i Outlook, og send e-posten på nytt.",
                  "“%s” is a package that Outlook makes, and the files in it cannot be read. Choose the format HTML (not rich text) in Outlook, and send the mail again.")),
          new Kind(
              Set.of("p7m"),
              new Text(
                  "«%s» er kryptert eller pakket i en digital signatur og kan ikke leses. Send e-posten på nytt uten kryptering og digital signatur.",
                  "“%s” is encrypted or packed in a digital signature and cannot be read. Send the mail again without encryption and digital signature.")));

  private static final Text OTHER =
      new Text(
          "«%s» har et format som ikke kan leses. Lagre filen som .xlsx eller CSV UTF-8 (tabeller), .ics (kalender) eller .json (meldinger).",
          "“%s” has a format that cannot be read. Save it as .xlsx or CSV UTF-8 (tables), .ics (calendar) or .json (messages).");

  private UnknownFormat() {}

  static Entry of(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    String ending = name.equals(WINMAIL) ? WINMAIL : name.substring(name.lastIndexOf('.') + 1);
    Text advice =
        KINDS.stream()
            .filter(kind -> kind.endings().contains(ending))
            .findFirst()
            .map(Kind::advice)
            .orElse(OTHER);
    String shown = PlainText.shortened(fileName);
    return FileFault.of(
        "unknown_format", advice.nb().formatted(shown), advice.en().formatted(shown));
  }
}
