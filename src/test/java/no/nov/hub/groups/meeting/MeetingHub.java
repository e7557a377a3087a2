package no.nov.hub.groups.meeting;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import no.nov.hub.Messages;
import no.nov.hub.groups.GroupsHub;
import no.nov.hub.groups.minutes.MinutesProjection;
import no.nov.hub.groups.minutes.PrintedText;
import no.nov.hub.groups.minutes.SendingMinutes;
import no.nov.hub.groups.minutes.action.Reminding;
import no.nov.hub.intake.admission.Inspection;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.transport.Admitted;
import no.nov.hub.platform.transport.Received;

/** Groups, their meetings, and minutes. */
public final class MeetingHub extends GroupsHub<MeetingHub> {

  public static final Instant NOW = Instant.parse("2027-01-04T08:00:00Z");
  public static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  public MeetingHub() {
    super(NOW);
    with("printing", PrintedText.class, PrintedText::new);
    reads(Topics.PRIVATE_MEETINGS, MeetingProjection.class, MinutesProjection.class);
    reads(Topics.EVENTS, MeetingProjection.class);
    start("no.nov.hub.groups.group", "no.nov.hub.groups.meeting", "no.nov.hub.groups.minutes");
  }

  /**
   * @return by what a meeting of Drammen names the file
   */
  String uploads(byte[] content) {
    try {
      UploadedFile file = UploadedFile.of(new ByteArrayInputStream(content));
      bean(AttachmentTables.class).add("drammen", file);
      return file.sha256();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Minutes of a meeting as its contact sends them, and admission passes them on. */
  public MeetingHub minutes(String id, String fields) {
    String data = "{'owner':'drammen','meetingId':'%s',%s}".formatted(id, fields);
    Inspection.Outcome outcome =
        bean(Inspection.class)
            .inspect(
                bean(Participants.class).get("drammen"),
                Json.MAPPER.readTree(
                    Messages.from("drammen", Types.MEETING_MINUTED, "m", data).toJson()));
    if (!(outcome instanceof Inspection.Sound sound)) {
      throw new AssertionError("refused: " + outcome);
    }
    admit(sound.envelope(), Topics.PRIVATE_MEETINGS);
    return this;
  }

  /** As earlier versions of the hub told of it, where others read. */
  MeetingHub eventOfBefore(String type, String data) {
    admit("drammen", type, Topics.EVENTS, data);
    return this;
  }

  MeetingHub eventAsOthersRead(String type, String data) {
    Received whole = record("drammen", type, Topics.EVENTS, data);
    whole.headers().remove(Admitted.RECEIPT_ID);
    read(List.of(whole));
    return this;
  }

  @Override
  public MeetingHub looks() {
    work(bean(Inviting.class)::anyDue, bean(Inviting.class)::invite);
    work(bean(SendingMinutes.class)::anyDue, bean(SendingMinutes.class)::send);
    work(bean(Reminding.class)::anyDue, bean(Reminding.class)::remind);
    return this;
  }

  MeetingHub tellsAnswers() {
    round("64-tell-answers.camel.xml", TellingAnswers.class);
    return this;
  }

  Meeting meeting(String about) {
    return bean(MeetingTables.class).find(about).orElseThrow();
  }

  Invitation invitation(String about, String name) {
    return bean(InvitationTables.class).of(about).stream()
        .filter(each -> each.address().equals(name + "@example.no"))
        .findFirst()
        .orElseThrow();
  }
}
