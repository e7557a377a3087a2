package no.nov.hub.mail.incoming;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.nov.hub.intake.admission.Receipt;
import no.nov.hub.intake.admission.Rejection;
import no.nov.hub.intake.admission.SubmissionStatus;
import no.nov.hub.intake.file.content.ByteBudget;
import no.nov.hub.intake.quota.Edge;
import no.nov.hub.intake.quota.Quota;
import no.nov.hub.intake.submission.AwaitingReceipts;
import no.nov.hub.intake.submission.Consignment;
import no.nov.hub.intake.submission.FileSorting;
import no.nov.hub.intake.submission.FileVerdict;
import no.nov.hub.intake.submission.SortedFile;
import no.nov.hub.intake.submission.SubmissionTables;
import no.nov.hub.mail.incoming.MailedFiles.Answering;
import no.nov.hub.mail.incoming.Parts.Leaf;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.mail.outgoing.Outbox;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
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

  private static final String ORIGIN = "E-post";

  /** A file has one name, whatever its readers read. */
  private static final Texts NAMES = new Texts(Language.NB);

  private final SubmissionAddressTables addresses;
  private final SenderProof senderProof;
  private final Participants participants;
  private final FileSorting sorting;
  private final AwaitingReceipts receipts;
  private final SubmissionTables submissions;
  private final Composing composing;
  private final ReceiptText text;
  private final Outbox outbox;
  private final TransactionTemplate transactions;
  private final MailMeters meters;
  private final Quota quota;

  FilesByMail(
      SubmissionAddressTables addresses,
      ImapSettings settings,
      Participants participants,
      FileSorting sorting,
      AwaitingReceipts receipts,
      SubmissionTables submissions,
      Composing composing,
      ReceiptText text,
      Outbox outbox,
      TransactionTemplate transactions,
      MailMeters meters,
      Quota quota) {
    this.addresses = addresses;
    this.senderProof = new SenderProof(settings.trustedAuthservId());
    this.participants = participants;
    this.sorting = sorting;
    this.receipts = receipts;
    this.submissions = submissions;
    this.composing = composing;
    this.text = text;
    this.outbox = outbox;
    this.transactions = transactions;
    this.meters = meters;
    this.quota = quota;
  }

  public MailedFiles read(ReceivedMail received) {
    IncomingMail mail = received.mail().orElseThrow();
    Optional<String> participant =
        received.address().flatMap(address -> addresses.participantOf(address.token()));
    return participant
        .map(id -> read(mail, participants.get(id)))
        .orElseGet(() -> MailedFiles.passedOver(mail, Optional.empty()));
  }

  private MailedFiles read(IncomingMail mail, Participant participant) {
    Optional<String> sender =
        mail.from().filter(from -> addresses.isSender(participant.id(), from));
    if (sender.isEmpty()) {
      return refused(
          mail, unknownSenders(participant.id()), participant, UNKNOWN_SENDER, Answering.NOTHING);
    }
    if (!senderProof.vouchesFor(mail)) {
      return unproven(mail, participant);
    }
    List<Leaf> attached = AttachedFiles.of(mail);
    if (AutomaticMail.is(mail) && attached.stream().noneMatch(AttachedFiles::isRead)) {
      return MailedFiles.passedOver(mail, Optional.of(participant.id()));
    }
    if (quota.isUsedUp(participant.id())) {
      return refused(
          mail,
          mailOf(mail, participant.id()),
          participant,
          quota.reason(participant.id()),
          Answering.RECEIPT);
    }
    return attached.isEmpty()
        ? refused(mail, mailOf(mail, participant.id()), participant, NO_FILE, Answering.RECEIPT)
        : sorted(mail, participant, attached);
  }

  private MailedFiles unproven(IncomingMail mail, Participant participant) {
    return refused(
        mail,
        mailOf(mail, participant.id()),
        participant,
        senderProof.isPossible() ? NOT_PROVEN : NONE_PROVEN,
        AutomaticMail.mayBeAnswered(mail) ? Answering.UNPROVEN : Answering.NOTHING);
  }

  private MailedFiles sorted(IncomingMail mail, Participant participant, List<Leaf> attached) {
    ByteBudget budget = new ByteBudget();
    List<SortedFile> files =
        attached.stream().map(leaf -> sorted(participant, leaf, budget)).toList();
    List<Rejection> refused = files.stream().flatMap(file -> file.refused().stream()).toList();
    return new MailedFiles(mail, Optional.of(participant.id()), files, refused, Answering.RECEIPT);
  }

  private SortedFile sorted(Participant participant, Leaf leaf, ByteBudget budget) {
    String name = name(leaf);
    return leaf.bytes()
        .map(content -> sorted(participant, name, content, budget))
        .orElseGet(() -> sorting.refused(participant, name, BROKEN_FILE));
  }

  /** Some programs attach without one, or without the ending that says what it is. */
  private static String name(Leaf leaf) {
    String given = leaf.fileName();
    return switch (leaf.type()) {
      case "message/rfc822" ->
          leaf.endsWith(".eml")
              ? given
              : (given.isEmpty() ? NAMES.say("mail.attachment.mail") : given) + ".eml";
      case "application/ms-tnef" -> "winmail.dat";
      case "application/pkcs7-mime", "application/x-pkcs7-mime" -> "smime.p7m";
      default -> given.isEmpty() ? NAMES.say("mail.attachment.nameless", leaf.type()) : given;
    };
  }

  private SortedFile sorted(
      Participant participant, String name, byte[] content, ByteBudget budget) {
    try {
      Path file = Files.createTempFile("nov-mail-", ".part");
      try {
        return sorting.sort(participant, name, Files.write(file, content), budget);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The mails of one sender are one rejection, until one of them is read. */
  private static UUID mailOf(IncomingMail mail, String participant) {
    return Receipt.idOf("mail/" + participant + "/" + Json.sha256(mail.from().orElseThrow()), 0, 0);
  }

  /** Anybody can write, so all of them together are one, which pushes out nothing. */
  static UUID unknownSenders(String participant) {
    return Receipt.idOf("mail/" + participant + "/unknown-senders", 0, 0);
  }

  private static MailedFiles refused(
      IncomingMail mail, UUID id, Participant participant, Reason reason, Answering answering) {
    Rejection rejection =
        new Rejection(
            id,
            participant.id(),
            SubmissionStatus.REFUSED,
            ORIGIN,
            List.of(reason),
            Map.of(),
            new byte[0]);
    return new MailedFiles(
        mail, Optional.of(participant.id()), List.of(), List.of(rejection), answering);
  }

  public Consignment consignment(MailedFiles mailed) {
    return new Consignment(
        mailed.isFromRegistered() ? Edge.MAIL : null,
        mailed.participant().orElse(""),
        Json.sha256(mailed.mail().bytes()),
        mailed.refused(),
        mailed.files().stream().flatMap(file -> file.sound().stream()).toList());
  }

  /**
   * Waits for the receipts and puts their mail in the outbox.
   *
   * @return the folder to which the mail is moved
   */
  public String settle(List<UUID> receiptIds, @Variable("files") MailedFiles mailed) {
    if (mailed.participant().isEmpty()) {
      return meters.count(HandledMail.parked("submission", "unknown_address")).folder();
    }
    answer(mailed, receiptIds)
        .ifPresent(
            letter -> transactions.executeWithoutResult(status -> outbox.add(List.of(letter))));
    settleEarlier(mailed);
    count(mailed);
    return meters.count(HandledMail.done("submission", outcome(mailed))).folder();
  }

  /** What it became was counted when it was written. Others must not use up what is not theirs. */
  private void count(MailedFiles mailed) {
    if (mailed.isFromRegistered()) {
      long written = mailed.files().stream().mapToLong(SortedFile::bytes).sum();
      quota.count(
          mailed.participant().orElseThrow(), Edge.MAIL, mailed.mail().bytes().length - written);
    }
  }

  /** Faults of its files wait by themselves. */
  private void settleEarlier(MailedFiles mailed) {
    if (!mailed.files().isEmpty()) {
      String participant = mailed.participant().orElseThrow();
      submissions.isOver(mailOf(mailed.mail(), participant), participant);
    }
  }

  private Optional<Letter> answer(MailedFiles mailed, List<UUID> receiptIds) {
    return switch (mailed.answering()) {
      case NOTHING -> Optional.empty();
      case RECEIPT ->
          Optional.of(
              composing.receipt(
                  sending(mailed),
                  text.subject(mailed),
                  text.of(mailed, verdicts(mailed, receiptIds)),
                  mailed.mail()));
      case UNPROVEN ->
          Optional.of(
              composing.oncePerDay(
                  sending(mailed),
                  UnprovenText.subject(),
                  new UnprovenText(mailed.mail().receivedAt(), senderProof.isPossible())
                      .of(sending(mailed).name()),
                  mailed.mail()));
    };
  }

  private static String outcome(MailedFiles mailed) {
    if (mailed.answering() == Answering.UNPROVEN) {
      return "unproven_answered";
    }
    if (mailed.files().stream().anyMatch(file -> !file.sound().isEmpty())) {
      return "taken";
    }
    return mailed.refused().isEmpty() && mailed.files().isEmpty() ? "ignored" : "refused";
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
          "En e-post kom til adressen deres for innsending i navnet til en registrert avsender, men e-postserveren kunne ikke bekrefte at den virkelig er derfra (DKIM eller DMARC). Innholdet er ikke lest. Send filen fra foreningens egen e-postserver, eller på en annen måte.",
          "A mail came to your address for submissions in the name of a registered sender, but the mail server could not confirm that it really is from there (DKIM or DMARC). Its content was not read. Send the file by the association's own mail server, or in another way.");

  static final Reason NONE_PROVEN =
      Reason.of(
          "",
          "sender_not_proven",
          "En e-post kom til adressen deres for innsending, men huben er ikke satt opp til å kontrollere hvem e-post er fra. Innholdet er ikke lest. Send filen på en annen måte, eller be den som drifter huben om å sette opp kontrollen.",
          "A mail came to your address for submissions, but the hub is not set up to check who mail is from. Its content was not read. Send the file in another way, or ask whoever runs the hub to set that check up.");

  static final Reason NO_FILE =
      Reason.of(
          "",
          "no_file",
          "E-posten har ingen vedlagt fil. Legg ved en .csv-, .xlsx-, .ics- eller .json-fil, og send den på nytt.",
          "No file is attached to the mail. Attach a .csv, .xlsx, .ics or .json file, and send it again.");

  static final Reason BROKEN_FILE =
      Reason.of(
          "",
          "broken_attachment",
          "Vedlegget kom skadet frem og kan ikke leses. Send det på nytt.",
          "The attachment arrived damaged and cannot be read. Send it again.");
}
