package no.nov.hub.mail.incoming;

import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import no.nov.hub.intake.submission.FileText;
import no.nov.hub.intake.submission.FileVerdict;
import no.nov.hub.intake.submission.SortedFile;
import no.nov.hub.platform.message.DateWords;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Text;
import org.springframework.stereotype.Component;

/** What a receipt by mail says, row by row; Norwegian first. */
@Component
class ReceiptText {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final int MOST_OF_SUBJECT = 150;
  private static final Pattern REPLY = Pattern.compile("(?i)(re|sv)\\s*:");

  /** That of the mail, so that the receipt is shown beside it (RFC 5322, section 3.6.5). */
  String subject(MailedFiles mailed) {
    String asked = PlainText.shortened(mailed.mail().subject(), MOST_OF_SUBJECT).strip();
    if (asked.isEmpty()) {
      return "Kvittering / receipt";
    }
    return REPLY.matcher(asked).lookingAt() ? asked : "Re: " + asked;
  }

  /**
   * @param verdicts one a file
   */
  String of(MailedFiles mailed, List<FileVerdict> verdicts) {
    return body(mailed, verdicts, new Words(Text::nb, NB))
        + "\n— English —\n\n"
        + body(mailed, verdicts, new Words(Text::en, EN));
  }

  private static String body(MailedFiles mailed, List<FileVerdict> verdicts, Words words) {
    StringBuilder text = new StringBuilder(words.heading(mailed));
    if (mailed.files().isEmpty()) {
      mailed.refused().stream()
          .flatMap(rejection -> rejection.reasons().stream())
          .forEach(reason -> text.append(words.of(reason.message())).append('\n'));
    }
    for (int i = 0; i < verdicts.size(); i++) {
      text.append(file(mailed.files().get(i), verdicts.get(i), words));
    }
    boolean faulty = verdicts.stream().anyMatch(verdict -> !verdict.faults().isEmpty());
    return faulty
        ? text.append('\n').append(words.phrases().mend()).append('\n').toString()
        : text.toString();
  }

  private static String file(SortedFile file, FileVerdict verdict, Words words) {
    StringBuilder text = new StringBuilder("\n" + PlainText.shortened(file.name()) + "\n");
    FileText.lines(file, verdict).forEach(line -> text.append(words.of(line)).append('\n'));
    return text.toString();
  }

  private record Phrases(String heading, String mend) {}

  private static final Phrases NB =
      new Phrases(
          "Kvittering for e-posten som kom %s norsk tid:\n",
          "Rett dette og send hele filen på nytt. Det som allerede er mottatt, regnes ikke to ganger.");

  private static final Phrases EN =
      new Phrases(
          "Receipt for the mail that came on %s Norwegian time:\n",
          "Mend this and send the whole file again. What has been received is not counted twice.");

  private record Words(Function<Text, String> language, Phrases phrases) {

    String of(Text text) {
      return language.apply(text);
    }

    String heading(MailedFiles mailed) {
      Text when = DateWords.at(mailed.mail().receivedAt().atZone(OSLO));
      return phrases.heading().formatted(of(when));
    }
  }
}
