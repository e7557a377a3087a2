package no.nov.hub.groups.minutes.content;

import java.util.List;
import no.nov.hub.groups.meeting.MeetingTimes;
import no.nov.hub.groups.minutes.content.Attendances.Standing;
import no.nov.hub.platform.document.Page;
import no.nov.hub.platform.language.Language;

/** The minutes in words, the same in a mail, in the document and on the page. */
public final class MinutesText {

  private final Minuted minuted;
  private final Content content;
  private final Tongue tongue;
  private final MeetingTimes times;

  /**
   * @param language of the headings; what was written at the meeting stands as it was written
   */
  public MinutesText(Minuted minuted, String language) {
    this.minuted = minuted;
    this.content = minuted.content();
    this.tongue = new Tongue(language);
    this.times = new MeetingTimes(Language.of(language));
  }

  public String title() {
    return say("Referat: %s", "Minutes: %s").formatted(content.title());
  }

  /** “Referat: Møte i energigruppen, tirsdag 12. januar 2027 kl. 09.00”. */
  public String subject() {
    return (content.version() > 1
            ? say("Rettet referat: %s, %s", "Corrected minutes: %s, %s")
            : say("Referat: %s, %s", "Minutes: %s, %s"))
        .formatted(content.title(), times.start(content.time()));
  }

  public String toRead() {
    return say("Les gjennom referatet: %s, %s", "Read the minutes: %s, %s")
        .formatted(content.title(), times.start(content.time()));
  }

  /** What was corrected, said on top; empty in a first version. */
  public String correction() {
    return content.reason() == null
        ? ""
        : say("Dette er utgave %d. Rettet: %s", "This is version %d. Corrected: %s")
            .formatted(content.version(), content.reason());
  }

  public void write(Page page) {
    page.fact(say("Forening", "Association"), minuted.ownerName());
    page.fact(groupsLabel(), groups());
    page.fact(say("Når", "When"), times.inFull(content.time()));
    if (content.place() != null) {
      page.fact(say("Sted", "Where"), content.place());
    }
    people(page, say("Til stede", "Present"), content.shown(Standing.PRESENT));
    people(page, say("Forfall", "Apologies"), content.absent(true));
    if (!content.absent(false).isEmpty()) {
      people(page, say("Ikke møtt", "Absent without notice"), content.absent(false));
    }
    if (!content.shown(Standing.GUEST).isEmpty()) {
      people(page, say("Andre til stede", "Others present"), content.shown(Standing.GUEST));
    }
    int number = 1;
    for (Item item : content.items()) {
      page.section("%d. %s".formatted(number++, heading(item)));
      page.paragraph(item.heading() == null ? item.words() : kind(item) + ": " + item.words());
      action(page, item);
    }
    if (!content.outcomes().isEmpty()) {
      page.section(say("Oppgaver fra før", "Actions from before"))
          .listed(content.outcomes().stream().map(Content.Outcome::words).toList());
    }
    if (content.note() != null) {
      page.section(say("Merknad", "Note")).paragraph(content.note());
    }
  }

  public String groupsLabel() {
    return minuted.groups().size() > 1 ? say("Grupper", "Groups") : say("Gruppe", "Group");
  }

  public String groups() {
    return String.join(", ", minuted.groups());
  }

  private void people(Page page, String heading, List<String> names) {
    page.section(heading);
    if (names.isEmpty()) {
      page.paragraph(say("Ingen.", "Nobody."));
    } else {
      page.listed(names);
    }
  }

  public String heading(Item item) {
    return item.heading() == null ? kind(item) : item.heading();
  }

  public String kind(Item item) {
    return switch (item.kind()) {
      case DECISION -> say("Vedtak", "Decision");
      case INFORMATION -> say("Orientering", "Information");
      case ACTION -> say("Oppgave", "Action");
    };
  }

  private void action(Page page, Item item) {
    if (item.responsible() != null) {
      page.fact(say("Ansvarlig", "Responsible"), item.responsible().name());
    }
    if (item.due() != null) {
      page.fact(say("Frist", "Due"), times.day(item.due()));
    }
  }

  public String say(String nb, String en) {
    return tongue.say(nb, en);
  }
}
