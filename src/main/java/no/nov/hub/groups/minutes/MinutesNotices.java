package no.nov.hub.groups.minutes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.nov.hub.groups.group.Person;
import no.nov.hub.groups.meeting.Notice;
import no.nov.hub.groups.minutes.content.Attendances.Standing;
import no.nov.hub.groups.minutes.content.Minuted;
import no.nov.hub.groups.minutes.content.Minutes;
import no.nov.hub.platform.message.Text;
import org.springframework.stereotype.Component;

/** What a contact is told about minutes. */
@Component
class MinutesNotices {

  Notice unused(Minuted minuted) {
    boolean cancelled = minuted.meeting().cancelled();
    return notice(
        minuted,
        "unused",
        new Text("Referatet er ikke brukt", "The minutes have not been used"),
        cancelled
            ? new Text(
                "Møtet er avlyst, så referatet er lagt til side og sendes ingen. Ble møtet holdt likevel, kall det inn på nytt.",
                "The meeting is cancelled, so the minutes have been set aside and go to nobody. If it was held all the same, call it again.")
            : new Text(
                "Møtet har ikke begynt, så referatet er lagt til side og sendes ingen. Send neste utgave når det har vært holdt.",
                "The meeting has not begun, so the minutes have been set aside and go to nobody. Send the next version when it has been held."));
  }

  /** The hub knows no such meeting, or only a draft of it. */
  Notice uncalled(Minutes minutes, Person contact) {
    String meetingId = minutes.about().substring(minutes.about().indexOf('/') + 1);
    return new Notice(
        minutes.owner(),
        minutes.about(),
        minutes.data().path("title").asString(meetingId),
        null,
        contact,
        "minutes %d uncalled".formatted(minutes.version()),
        new Text("Referatet er ikke brukt", "The minutes have not been used"),
        List.of(
            new Text(
                "Møtet %s er ikke kalt inn, så referatet er lagt til side og sendes ingen. Ble møtet holdt, kall det inn og send neste utgave."
                    .formatted(meetingId),
                "The meeting %s has not been called, so the minutes have been set aside and go to nobody. If it was held, call it and send the next version."
                    .formatted(meetingId))));
  }

  Notice unread(Minuted minuted) {
    return notice(
        minuted,
        "unread",
        new Text("Referatet er ikke lest ennå", "The minutes have not been read yet"),
        new Text(
            "%s har ikke lest gjennom referatet. Ring gjerne, eller send det selv."
                .formatted(minuted.reader().name()),
            "%s has not read the minutes through. Call, or send them yourself."
                .formatted(minuted.reader().name())));
  }

  Notice returned(Minuted minuted, String remark) {
    return notice(
        minuted,
        "returned",
        new Text("Referatet må rettes", "The minutes must be corrected"),
        new Text(
            "%s har lest referatet, og skriver: «%s» Ingen andre har fått det. Send en rettet utgave."
                .formatted(minuted.reader().name(), remark),
            "%s has read the minutes, and writes: “%s” Nobody else has got them. Send a corrected version."
                .formatted(minuted.reader().name(), remark)));
  }

  Notice objected(Minuted minuted, Reply reply) {
    return notice(
        minuted,
        "objection %s %s".formatted(reply.address(), reply.at()),
        new Text("Innvending mot referatet", "An objection to the minutes"),
        new Text(
            "%s skriver: «%s» Stemmer det, send en rettet utgave. Referatet blir ikke godkjent ved taushet så lenge innvendingen står."
                .formatted(reply.name(), reply.comment()),
            "%s writes: “%s” If it is right, send a corrected version. The minutes are not approved by silence as long as the objection stands."
                .formatted(reply.name(), reply.comment())));
  }

  Notice unknownActions(Minuted minuted, List<String> ids) {
    String all = String.join(", ", ids);
    return notice(
        minuted,
        "unknown actions",
        new Text("Utfall av ukjente oppgaver", "Outcomes of unknown actions"),
        new Text(
            "Referatet sier hva som ble av %s, men det finnes ingen slik oppgave. Se etter riktig id, og meld utfallet der."
                .formatted(all),
            "The minutes say what became of %s, but there is no such action. Look up the right id, and tell the outcome there."
                .formatted(all)));
  }

  /** What the contact should look at, though it keeps nothing from going on. */
  Optional<Notice> remarks(Minuted minuted) {
    List<Text> remarks = new ArrayList<>();
    List<String> guests = minuted.content().shown(Standing.GUEST);
    if (!guests.isEmpty()) {
      String all = String.join("; ", guests);
      remarks.add(
          new Text(
              "Disse var til stede uten å være medlemmer: %s. De står under «Andre til stede», og oppmøtet teller ikke."
                  .formatted(all),
              "These were there and are no members: %s. They stand under “Others present”, and do not count."
                  .formatted(all)));
    }
    List<String> unreachable =
        minuted.content().items().stream()
            .filter(item -> item.responsible() != null && item.responsible().address() == null)
            .map(item -> item.responsible().name())
            .distinct()
            .toList();
    if (!unreachable.isEmpty()) {
      String all = String.join("; ", unreachable);
      remarks.add(
          new Text(
              "Disse er ansvarlige for oppgaver, men huben vet ikke hvem de er, og kan ikke minne dem: %s. Skriv adressen i en rettet utgave."
                  .formatted(all),
              "These are responsible for actions, but the hub does not know who they are and cannot remind them: %s. Write the address in a corrected version."
                  .formatted(all)));
    }
    return remarks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            notice(
                minuted,
                "remarks",
                new Text("Se på dette i referatet", "Look at this in the minutes"),
                remarks.toArray(Text[]::new)));
  }

  private static Notice notice(Minuted minuted, String once, Text subject, Text... sentences) {
    return new Notice(
        minuted.meeting(),
        minuted.contact(),
        "minutes %d %s".formatted(minuted.minutes().version(), once),
        subject,
        List.of(sentences));
  }
}
