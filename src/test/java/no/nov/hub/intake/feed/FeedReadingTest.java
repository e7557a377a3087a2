package no.nov.hub.intake.feed;

import static no.nov.hub.intake.feed.Calendars.calendar;
import static no.nov.hub.intake.feed.Calendars.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import no.nov.hub.RealSettings;
import no.nov.hub.intake.file.FeedReader;
import no.nov.hub.intake.file.FeedReader.Content;
import no.nov.hub.intake.file.FileSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class FeedReadingTest {

  private static final String WHOLE =
      calendar(event("a", "A", "20270112T080000"), event("b", "B", "20270113T080000"));

  private final FeedReader reading =
      new FeedReader(
          new FileSettings(DataSize.ofMegabytes(1), "hub.example.no"), Clock.systemUTC());

  private Content read(String text) {
    return reading.read(
        RealSettings.PARTICIPANTS.get("modum"), "feed", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aWholeCalendarIsRead() {
    assertThat(((Content.Whole) read(WHOLE)).entries()).hasSize(2);
    assertThat(((Content.Whole) read(WHOLE.replace("\r\n", "\n").strip())).entries()).hasSize(2);
  }

  @Test
  void whereverACalendarIsCutOffItIsBroken() {
    for (int end = 0; end < WHOLE.strip().length(); end++) {
      assertThat(read(WHOLE.substring(0, end)))
          .as(WHOLE.substring(0, end))
          .isInstanceOf(Content.Broken.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "<!DOCTYPE html><html><body>Logg inn</body></html>",
        "{\"error\":\"no\"}",
        "END:VCALENDAR\r\n",
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR\r\n",
        "\u0000"
      })
  void whatIsNoCalendarIsBroken(String text) {
    assertThat(read(text)).isInstanceOf(Content.Broken.class);
  }

  @Test
  void aCalendarWithoutEventsIsWholeAndEmpty() {
    assertThat(read(calendar())).isEqualTo(new Content.Whole(java.util.List.of()));
  }
}
