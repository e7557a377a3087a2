package no.nov.hub.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import no.nov.hub.RealSettings;
import no.nov.hub.intake.feed.FeedView;
import no.nov.hub.intake.feed.FeedView.Vanished;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.message.Text;
import org.junit.jupiter.api.Test;

class WaitingFeedTest {

  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));
  private static final Text WHY = new Text("Serveren svarer ikke.", "The server does not answer.");

  private static FeedView feed(Instant failingSince, boolean lasting, int vanished) {
    return new FeedView(
        "id",
        "baerum",
        "Kurs",
        "example.no",
        Duration.ofMinutes(15),
        YESTERDAY,
        failingSince,
        failingSince == null ? null : WHY,
        lasting,
        vanished == 0 ? null : NOW,
        Collections.nCopies(vanished, new Vanished("e", "T", NOW, NOW)));
  }

  private static List<WaitingFeed> shown(FeedView feed) {
    return WaitingFeed.of(
        List.of(feed),
        RealSettings.PARTICIPANTS,
        Clock.fixed(NOW, ZoneId.of("Europe/Oslo")),
        new Wording(Language.NB));
  }

  @Test
  void a_feed_that_works_or_has_just_begun_to_fail_waits_for_nobody() {
    assertThat(shown(feed(null, false, 0))).isEmpty();
    assertThat(shown(feed(NOW, false, 0))).isEmpty();
  }

  @Test
  void a_feed_that_has_failed_for_a_day_is_told_with_the_reason() {
    assertThat(shown(feed(YESTERDAY, true, 0)))
        .containsExactly(
            new WaitingFeed(
                "Bærum",
                "Nettkalenderen «Kurs» har ikke latt seg hente siden i går kl. 09.00. Serveren svarer ikke."));
  }

  @Test
  void vanished_events_that_are_held_are_told_with_what_to_do() {
    assertThat(shown(feed(null, false, 4)))
        .containsExactly(
            new WaitingFeed(
                "Bærum",
                "4 arrangementer er borte fra nettkalenderen «Kurs». Ingen av dem er avlyst her. Er de avlyst, må det bekreftes; ellers legg dem tilbake i kalenderen."));
  }
}
