package no.nov.hub.intake.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class FeedsTest {

  private static final String OWNER = "hub.feeds[0].participant=modum";
  private static final String URL = "hub.feeds[0].url=https://Example.no/k/SECRET.ics?key=SECRET";

  @EnableConfigurationProperties({Feeds.class, FeedLimits.class})
  static class Settings {}

  private final ApplicationContextRunner settings =
      new ApplicationContextRunner().withUserConfiguration(Settings.class);

  @Test
  void withoutSettingsNothingIsFetched() {
    settings.run(
        hub -> {
          assertThat(hub.getBean(Feeds.class).all()).isEmpty();
          assertThat(hub.getBean(FeedLimits.class))
              .isEqualTo(new FeedLimits(Duration.ofSeconds(5), Duration.ofSeconds(30), 5));
        });
  }

  @Test
  void aFeedNeedsOnlyItsParticipantAndItsAddress() {
    settings
        .withPropertyValues(OWNER, URL)
        .run(
            hub -> {
              Feed feed = hub.getBean(Feeds.class).all().get(0);
              assertThat(feed.name()).isEqualTo("Example.no");
              assertThat(feed.every()).isEqualTo(Duration.ofMinutes(15));
              assertThat(feed.allowPrivate()).isFalse();
            });
  }

  @Test
  void everySettingCanBeGiven() {
    settings
        .withPropertyValues(
            OWNER,
            URL,
            "hub.feeds[0].name=Kurs",
            "hub.feeds[0].every=1h",
            "hub.feeds[0].allow-private=true",
            "hub.feed-limits.connect-timeout=2s",
            "hub.feed-limits.total-timeout=10s",
            "hub.feed-limits.redirects=0")
        .run(
            hub -> {
              assertThat(hub.getBean(Feeds.class).all())
                  .containsExactly(
                      new Feed(
                          "modum",
                          "https://Example.no/k/SECRET.ics?key=SECRET",
                          "Kurs",
                          Duration.ofHours(1),
                          true));
              assertThat(hub.getBean(FeedLimits.class))
                  .isEqualTo(new FeedLimits(Duration.ofSeconds(2), Duration.ofSeconds(10), 0));
            });
  }

  @Test
  void aFeedIsTheSameWhenItsAddressGetsANewKeyAndNeverPrintsIt() {
    Feed before = feed("modum", "https://example.no/k.ics?key=SECRET", "Kurs");
    Feed after = feed("modum", "https://example.no/k.ics?key=OTHER", "Kurs");

    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.source()).isNotEqualTo(before.source());
    assertThat(before).hasToString("feed «Kurs» of modum at example.no");
    assertThat(feed("asker", "https://example.no/k.ics", "Kurs").id()).isNotEqualTo(before.id());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "hub.feeds[0].participant= | each feed needs a participant",
        "hub.feeds[0].url= | the feed of 'modum' needs a url",
        "hub.feeds[0].url=webcal://example.no/SECRET | must begin with https://",
        "hub.feeds[0].url=file:///etc/SECRET | must begin with https://",
        "hub.feeds[0].url=ftp://example.no/SECRET | must begin with https://",
        "hub.feeds[0].url=/SECRET | must begin with https://",
        "hub.feeds[0].url=https:///SECRET | names no server",
        "hub.feeds[0].url=https://127.1/SECRET | names no server",
        "hub.feeds[0].url=https://me:SECRET@example.no/ | must not hold a user name",
        "hub.feeds[0].url=https://example.no/SECRET ics | is not an address such as",
        "hub.feeds[0].every=10s | 'every' of the feed of 'modum' must be from 1m to 7d",
        "hub.feeds[0].every=8d | 'every' of the feed of 'modum' must be from 1m to 7d",
        "hub.feed-limits.total-timeout=0s | hub.feed-limits.total-timeout must be more than nothing",
        "hub.feed-limits.redirects=-1 | hub.feed-limits.redirects must be from 0 to 20",
      })
  void aWrongSettingStopsTheStartAndIsToldWithoutTheAddress(String wrong, String sentence) {
    settings
        .withPropertyValues(OWNER, URL)
        .withPropertyValues(wrong)
        .run(
            hub ->
                assertThat(told(hub.getStartupFailure()))
                    .contains(sentence)
                    .doesNotContain("SECRET"));
  }

  @Test
  void theSameFeedTwiceIsTold() {
    ApplicationContextRunner two =
        settings.withPropertyValues(OWNER, URL, "hub.feeds[1].participant=modum");

    two.withPropertyValues(
            "hub.feeds[1].url=https://Example.no/k/SECRET.ics?key=SECRET", "hub.feeds[1].name=B")
        .run(
            hub ->
                assertThat(told(hub.getStartupFailure()))
                    .contains("'modum' has the same url twice")
                    .doesNotContain("SECRET"));
    two.withPropertyValues("hub.feeds[1].url=https://Example.no/other.ics")
        .run(
            hub ->
                assertThat(told(hub.getStartupFailure()))
                    .contains("'modum' has two feeds with the name 'Example.no'"));
  }

  static Feed feed(String participant, String url, String name) {
    return new Feed(participant, url, name, Duration.ofMinutes(15), true);
  }

  private static String told(Throwable failure) {
    StringBuilder told = new StringBuilder();
    for (Throwable each = failure; each != null; each = each.getCause()) {
      told.append(each.getMessage()).append('\n');
    }
    return told.toString();
  }
}
