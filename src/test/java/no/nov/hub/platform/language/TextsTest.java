package no.nov.hub.platform.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import no.nov.hub.platform.message.Text;
import org.junit.jupiter.api.Test;
import org.springframework.context.NoSuchMessageException;

class TextsTest {

  private static final Texts NB = new Texts(Language.NB);
  private static final Texts EN = new Texts(Language.EN);

  @Test
  void each_language_says_it_in_its_own_words() {
    assertThat(NB.say("common.fact.when")).isEqualTo("Når");
    assertThat(EN.say("common.fact.when")).isEqualTo("When");
    assertThat(Texts.inBoth("common.fact.when")).isEqualTo(new Text("Når", "When"));
  }

  @Test
  void numbers_are_written_as_they_are() {
    assertThat(NB.say("meeting.agenda.more", 2026)).isEqualTo("Og 2026 til.");
    assertThat(EN.say("meeting.agenda.more", 10_000L)).isEqualTo("And 10000 more.");
  }

  @Test
  void what_people_have_written_is_left_alone() {
    assertThat(EN.say("common.mail.greeting", "Pat O'Hara {0}"))
        .isEqualTo("Hello, Pat O'Hara {0}.");
  }

  @Test
  void a_text_in_a_sentence_is_in_the_language_of_the_sentence() {
    Text why = Texts.inBoth("meeting.undelivered.refused");

    assertThat(Texts.inBoth("meeting.undelivered.who", "Per", why))
        .isEqualTo(
            new Text(
                "Per har ikke fått e-posten om dette. Mottakerens e-postserver avviser adressen. Ring gjerne, og rett adressen i gruppen.",
                "Per has not got the mail about this. The recipient's mail server refuses the address. Call, and correct the address in the group."));
  }

  @Test
  void a_list_is_joined_as_people_do() {
    assertThat(NB.joined(List.of())).isEmpty();
    assertThat(NB.joined(List.of("a"))).isEqualTo("a");
    assertThat(NB.joined(List.of("a", "b", "c"))).isEqualTo("a, b og c");
    assertThat(EN.joined(List.of("a", "b"))).isEqualTo("a and b");
  }

  @Test
  void a_key_that_no_file_has_is_a_fault() {
    assertThatThrownBy(() -> NB.say("meeting.no.such")).isInstanceOf(NoSuchMessageException.class);
  }

  @Test
  void the_language_of_the_machine_changes_nothing() {
    Locale machine = Locale.getDefault();
    try {
      Locale.setDefault(Locale.UK);
      assertThat(NB.say("meeting.agenda.attachments")).isEqualTo("Vedlegg");
      assertThat(Texts.files().getMessage("meeting.agenda.attachments", null, Locale.GERMANY))
          .isEqualTo("Vedlegg");
    } finally {
      Locale.setDefault(machine);
    }
  }
}
