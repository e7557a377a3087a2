package no.nov.hub.intake.dropfolder;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Function;
import no.nov.hub.intake.submission.FileText;
import no.nov.hub.intake.submission.FileVerdict;
import no.nov.hub.intake.submission.SortedFile.Remark;
import no.nov.hub.platform.message.DateWords;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import org.springframework.stereotype.Component;

/** The text files beside a dropped file, Norwegian first, with the line ends that Notepad wants. */
@Component
class Notes {

  private static final String LINE = "\r\n";

  private final Clock clock;

  Notes(Clock clock) {
    this.clock = clock;
  }

  /** All that is to be told of the file, row by row. */
  String receipt(DroppedFile file, FileVerdict verdict) {
    List<Text> lines = FileText.lines(file.content(), verdict);
    StringBuilder text = new StringBuilder(heading(file.path()));
    lines.forEach(line -> text.append(line.nb()).append(LINE));
    english(text);
    lines.forEach(line -> text.append(line.en()).append(LINE));
    return text.toString();
  }

  String reasons(Path file, List<Remark> faults, List<Remark> held, int admitted) {
    StringBuilder text = new StringBuilder(heading(file));
    text.append("Mottatt: %d. Må rettes: %d.%s".formatted(admitted, faults.size(), waiting(held)));
    text.append(LINE).append(LINE);
    list(text, faults, Text::nb);
    if (!held.isEmpty()) {
      text.append(LINE).append("På vent:").append(LINE);
      list(text, held, Text::nb);
    }
    text.append(LINE)
        .append(
            "Rett dette og legg hele filen inn på nytt. Det som allerede er mottatt, regnes ikke to ganger.")
        .append(LINE);
    english(text);
    list(text, faults, Text::en);
    list(text, held, Text::en);
    text.append(LINE)
        .append(
            "Mend this and lay the whole file in again. What has been received is not counted twice.")
        .append(LINE);
    return text.toString();
  }

  String held(Path file, List<Remark> held, int admitted) {
    StringBuilder text = new StringBuilder(heading(file));
    text.append("Mottatt: %d.%s".formatted(admitted, waiting(held))).append(LINE).append(LINE);
    list(text, held, Text::nb);
    english(text);
    list(text, held, Text::en);
    return text.toString();
  }

  private String heading(Path file) {
    String now = DateWords.at(ZonedDateTime.now(clock)).nb();
    return "«%s», lest %s norsk tid%s%s"
        .formatted(PlainText.shortened(file.getFileName().toString()), now, LINE, LINE);
  }

  private static String waiting(List<Remark> held) {
    return held.isEmpty() ? "" : " På vent til dere bekrefter: %d.".formatted(held.size());
  }

  private static void english(StringBuilder text) {
    text.append(LINE).append("— English —").append(LINE).append(LINE);
  }

  private static void list(
      StringBuilder text, List<Remark> remarks, Function<Text, String> language) {
    for (Remark remark : remarks) {
      for (Reason reason : remark.reasons()) {
        text.append(language.apply(remark.place()))
            .append(": ")
            .append(language.apply(reason.message()))
            .append(LINE);
      }
    }
  }
}
