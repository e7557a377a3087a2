package no.nov.hub.mail.incoming;

import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import no.nov.hub.intake.submission.FileText;
import no.nov.hub.intake.submission.FileVerdict;
import no.nov.hub.intake.submission.SortedFile;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.language.Texts;
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
      return InBothLanguages.subject("mail.receipt.subject");
    }
    return REPLY.matcher(asked).lookingAt() ? asked : "Re: " + asked;
  }

  /**
   * @param verdicts one a file
   */
  String of(MailedFiles mailed, List<FileVerdict> verdicts) {
    return InBothLanguages.text(texts -> body(mailed, verdicts, texts));
  }

  private static String body(MailedFiles mailed, List<FileVerdict> verdicts, Texts texts) {
    Text when = DateWords.at(mailed.mail().receivedAt().atZone(OSLO));
    StringBuilder text = new StringBuilder(texts.say("mail.receipt.heading", when)).append('\n');
    if (mailed.files().isEmpty()) {
      mailed.refused().stream()
          .flatMap(rejection -> rejection.reasons().stream())
          .forEach(reason -> text.append(texts.language().choose(reason.message())).append('\n'));
    }
    for (int i = 0; i < verdicts.size(); i++) {
      text.append(file(mailed.files().get(i), verdicts.get(i), texts.language()));
    }
    boolean faulty = verdicts.stream().anyMatch(verdict -> !verdict.faults().isEmpty());
    return faulty
        ? text.append('\n').append(texts.say("mail.receipt.mend")).append('\n').toString()
        : text.toString();
  }

  private static String file(SortedFile file, FileVerdict verdict, Language language) {
    StringBuilder text = new StringBuilder("\n" + PlainText.shortened(file.name()) + "\n");
    FileText.lines(file, verdict).forEach(line -> text.append(language.choose(line)).append('\n'));
    return text.toString();
  }
}
