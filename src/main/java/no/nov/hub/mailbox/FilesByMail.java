package no.nov.hub.mailbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.nov.hub.admission.Receipt;
import no.nov.hub.admission.Rejection;
import no.nov.hub.mail.Outbox;
import no.nov.hub.mailbox.Parts.Leaf;
import no.nov.hub.message.Reason;
import no.nov.hub.participant.Participant;
import no.nov.hub.participant.Participants;
import no.nov.hub.submission.AwaitingReceipts;
import no.nov.hub.submission.FileSorting;
import no.nov.hub.submission.FileVerdict;
import no.nov.hub.submission.SortedFile;
import no.nov.hub.submission.ToInbox;
import org.apache.camel.Variable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Files that come by mail. Sent again or read again they are known by their names, rows and
 * content; the mail stays in the mailbox until its receipt is in the outbox.
 */
@Component("filesByMail")
public class FilesByMail {

  private static final Set<String> ENDINGS = Set.of(".csv", ".xlsx", ".ics", ".json");
  private static final String ORIGIN = "E-post";

  private final SubmissionAddresses addresses;
  private final Vouching vouching;
  private final Participants participants;
  private final FileSorting sorting;
  private final AwaitingReceipts receipts;
  private final Composing composing;
  private final ReceiptText text;
  private final Outbox outbox;
  private final TransactionTemplate transactions;
  private final MailMeters meters;

  FilesByMail(
      SubmissionAddresses addresses,
      ImapSettings settings,
      Participants participants,
      FileSorting sorting,
      AwaitingReceipts receipts,
      Composing composing,
      ReceiptText text,
      Outbox outbox,
      TransactionTemplate transactions,
      MailMeters meters) {
    this.addresses = addresses;
    this.vouching = new Vouching(settings.trustedAuthservId());
    this.participants = participants;
    this.sorting = sorting;
    this.receipts = receipts;
    this.composing = composing;
    this.text = text;
    this.outbox = outbox;
    this.transactions = transactions;
    this.meters = meters;
  }

  public MailedFiles read(ReceivedMail received) {
    IncomingMail mail = received.mail().orElseThrow();
    Optional<String> participant =
        received.address().flatMap(address -> addresses.participantOf(address.token()));
    return participant
        .map(id -> read(mail, participants.get(id)))
        .orElseGet(() -> new MailedFiles(mail, Optional.empty(), List.of(), List.of(), false));
  }

  private MailedFiles read(IncomingMail mail, Participant participant) {
    Optional<String> sender =
        mail.from().filter(from -> addresses.isSender(participant.id(), from));
    if (sender.isEmpty()) {
      return refused(mail, participant, UNKNOWN_SENDER, false);
    }
    if (!vouching.vouchesFor(mail)) {
      return refused(mail, participant, NOT_PROVEN, false);
    }
    List<Leaf> attached = attached(mail);
    if (attached.isEmpty() && AutomaticMail.is(mail)) {
      return new MailedFiles(mail, Optional.of(participant.id()), List.of(), List.of(), false);
    }
    if (attached.isEmpty()) {
      return refused(mail, participant, NO_FILE, true);
    }
    return sorted(mail, participant, attached);
  }

  private MailedFiles sorted(IncomingMail mail, Participant participant, List<Leaf> attached) {
    List<SortedFile> files = new ArrayList<>();
    for (Leaf leaf : attached) {
      Optional<byte[]> content = leaf.bytes();
      if (content.isEmpty()) {
        return refused(mail, participant, BROKEN_FILE, true);
      }
      files.add(sorted(participant, leaf.fileName(), content.get()));
    }
    List<Rejection> refused = files.stream().flatMap(file -> file.refused().stream()).toList();
    return new MailedFiles(mail, Optional.of(participant.id()), files, refused, true);
  }

  private SortedFile sorted(Participant participant, String name, byte[] content) {
    try {
      Path file = Files.createTempFile("nov-mail-", ".part");
      try {
        return sorting.sort(participant, name, Files.write(file, content));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is attached beside them, such as the logo in a signature, is nobody's concern. */
  private static List<Leaf> attached(IncomingMail mail) {
    return mail.parts().leaves().stream()
        .filter(leaf -> ENDINGS.stream().anyMatch(leaf::endsWith))
        .toList();
  }

  private static MailedFiles refused(
      IncomingMail mail, Participant participant, Reason reason, boolean mayBeAnswered) {
    Rejection rejection =
        new Rejection(
            Receipt.idOf("mail/" + participant.id() + "/" + mail.hash(), 0, 0),
            participant.id(),
            Rejection.REFUSED,
            ORIGIN,
            List.of(reason),
            Map.of(),
            new byte[0]);
    return new MailedFiles(
        mail, Optional.of(participant.id()), List.of(), List.of(rejection), mayBeAnswered);
  }

  public List<Rejection> rejections(MailedFiles mailed) {
    return mailed.refused();
  }

  public ToInbox submissions(MailedFiles mailed) {
    return new ToInbox(
        mailed.participant().orElse(""),
        mailed.files().stream().flatMap(file -> file.sound().stream()).toList());
  }

  /**
   * Waits for the receipts and puts their mail in the outbox.
   *
   * @return the folder to which the mail is moved
   */
  public String settle(List<UUID> receiptIds, @Variable("files") MailedFiles mailed) {
    if (mailed.participant().isEmpty()) {
      return meters.count(Handling.setAside("submission", "unknown_address")).folder();
    }
    if (mailed.mayBeAnswered()) {
      Composing.Sending sending = sending(mailed);
      String told = text.of(mailed, verdicts(mailed, receiptIds));
      transactions.executeWithoutResult(
          status ->
              outbox.add(
                  List.of(composing.receipt(sending, text.subject(mailed), told, mailed.mail()))));
    }
    return meters.count(Handling.done("submission", outcome(mailed))).folder();
  }

  private static String outcome(MailedFiles mailed) {
    if (!mailed.files().isEmpty()) {
      return "taken";
    }
    return mailed.refused().isEmpty() ? "ignored" : "refused";
  }

  private Composing.Sending sending(MailedFiles mailed) {
    Participant participant = participants.get(mailed.participant().orElseThrow());
    return new Composing.Sending(
        participant.id(),
        participant.name(),
        "submission " + participant.id(),
        mailed.mail().from().orElseThrow());
  }

  /** One a file, in their order. */
  private List<FileVerdict> verdicts(MailedFiles mailed, List<UUID> receiptIds) {
    Map<UUID, JsonNode> found = receipts.await(receiptIds);
    List<FileVerdict> verdicts = new ArrayList<>();
    int next = 0;
    for (SortedFile file : mailed.files()) {
      int end = next + file.sound().size();
      verdicts.add(FileVerdict.of(file, receiptIds.subList(next, end), found));
      next = end;
    }
    return verdicts;
  }

  static final Reason UNKNOWN_SENDER =
      Reason.of(
          "",
          "unknown_sender",
          "En e-post kom til adressen deres for innsending fra en avsender som ikke er registrert hos dere. Innholdet er ikke lest. Registrer avsenderen, eller bytt adressen hvis andre har fått tak i den.",
          "A mail came to your address for submissions from a sender who is not registered with you. Its content was not read. Register the sender, or renew the address if others have got hold of it.");

  static final Reason NOT_PROVEN =
      Reason.of(
          "",
          "sender_not_proven",
          "En e-post kom til adressen deres for innsending fra en registrert avsender, men det kan ikke bevises at den er derfra (DKIM eller DMARC). Innholdet er ikke lest. Send filen fra foreningens egen e-postserver, eller på en annen måte.",
          "A mail came to your address for submissions from a registered sender, but there is no proof that it is from there (DKIM or DMARC). Its content was not read. Send the file by the association's own mail server, or in another way.");

  static final Reason NO_FILE =
      Reason.of(
          "",
          "no_file",
          "E-posten har ingen fil som kan leses. Legg ved en .csv-, .xlsx-, .ics- eller .json-fil, og send den på nytt.",
          "The mail has no file that can be read. Attach a .csv, .xlsx, .ics or .json file, and send it again.");

  static final Reason BROKEN_FILE =
      Reason.of(
          "",
          "broken_attachment",
          "Et vedlegg kom skadet frem og kan ikke leses. Send e-posten på nytt.",
          "An attachment arrived damaged and cannot be read. Send the mail again.");
}
