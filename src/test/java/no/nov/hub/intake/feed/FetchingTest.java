package no.nov.hub.intake.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.GZIPOutputStream;
import no.nov.hub.intake.feed.FetchResult.Body;
import no.nov.hub.intake.feed.FetchResult.Failed;
import no.nov.hub.intake.feed.FetchResult.Marks;
import no.nov.hub.intake.feed.FetchResult.Unchanged;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.core5.http.message.BasicHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * With a real server on 127.0.0.1, which stands for a public address, and 127.0.0.2, which does
 * not.
 */
class FetchingTest {

  private static final int MOST_BYTES = 100_000;
  private static final FeedLimits LIMITS =
      new FeedLimits(Duration.ofSeconds(5), Duration.ofSeconds(10), 5);
  private static final FeedLimits HASTY =
      new FeedLimits(Duration.ofMillis(700), Duration.ofMillis(900), 5);
  private static final Predicate<InetAddress> FIRST_IS_PUBLIC =
      address -> address.getHostAddress().equals("127.0.0.1");

  private final CalendarServer open = CalendarServer.on("127.0.0.1");
  private final CalendarServer inside = CalendarServer.on("127.0.0.2");
  private final List<Fetching> all = new ArrayList<>();

  @AfterEach
  void stop() {
    all.forEach(Fetching::destroy);
    open.close();
    inside.close();
  }

  private Fetching fetching(FeedLimits limits, DnsResolver names, Predicate<InetAddress> isPublic) {
    Fetching fetching = new Fetching(limits, MOST_BYTES, names, isPublic);
    all.add(fetching);
    return fetching;
  }

  private FetchResult fetch(FeedLimits limits, String url, Marks marks) {
    return fetching(limits, SystemDefaultDnsResolver.INSTANCE, FIRST_IS_PUBLIC)
        .fetch(feed(url, false), marks);
  }

  private FetchResult fetch(String path) {
    return fetch(LIMITS, open.url(path), Marks.NONE);
  }

  private static Feed feed(String url, boolean allowPrivate) {
    return new Feed("modum", url, "Test", Duration.ofMinutes(15), allowPrivate);
  }

  private static String text(FetchResult fetchResult) {
    return new String(((Body) fetchResult).bytes(), StandardCharsets.UTF_8);
  }

  private static String code(FetchResult fetchResult) {
    return ((Failed) fetchResult).problem().code();
  }

  @Test
  void aCalendarComesWithWhatTellsItFromAChangedOne() {
    open.at(
        "/a.ics",
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "W/\"1\"");
          exchange.getResponseHeaders().set("Last-Modified", "Sun, 22 Nov 2026 08:00:00 GMT");
          CalendarServer.send(exchange, 200, "Bærum".getBytes(StandardCharsets.UTF_8));
        });

    FetchResult fetchResult = fetch("/a.ics");

    assertThat(text(fetchResult)).isEqualTo("Bærum");
    assertThat(((Body) fetchResult).marks())
        .isEqualTo(new Marks("W/\"1\"", "Sun, 22 Nov 2026 08:00:00 GMT"));
  }

  @Test
  void anUnchangedOneIsAskedForByItsMarksAndNotSent() {
    open.serve("/a.ics", "\"1\"", "calendar");

    FetchResult fetchResult =
        fetch(LIMITS, open.url("/a.ics"), new Marks("\"1\"", "Sun, 22 Nov 2026 08:00:00 GMT"));

    assertThat(fetchResult).isEqualTo(new Unchanged());
    assertThat(open.asked())
        .containsExactly(
            "/a.ics If-None-Match: \"1\" If-Modified-Since: Sun, 22 Nov 2026 08:00:00 GMT");
  }

  @Test
  void unchangedIsNoAnswerToWhoeverHasNothing() {
    open.status("/a.ics", 304);

    assertThat(code(fetch("/a.ics"))).isEqualTo("http_304");
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 206, 401, 404, 429, 500, 503})
  void everyOtherAnswerIsAFailure(int status) {
    open.status("/a.ics", status);

    assertThat(code(fetch("/a.ics"))).isEqualTo("http_" + status);
  }

  @Test
  void whatIsPackedIsUnpackedAndMeasuredUnpacked() throws IOException {
    open.at(
        "/small.ics",
        exchange -> sendPacked(exchange, "calendar".getBytes(StandardCharsets.UTF_8)));
    open.at("/bomb.ics", exchange -> sendPacked(exchange, new byte[50_000_000]));

    assertThat(text(fetch("/small.ics"))).isEqualTo("calendar");
    assertThat(code(fetch("/bomb.ics"))).isEqualTo("too_large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pack200", "lzma", "xz", "bzip2", "zstd", "br", "gzip, gzip", "ukjent"})
  void whatIsPackedOtherwiseIsNotUnpacked(String packing) {
    byte[] packed = "as it came".getBytes(StandardCharsets.UTF_8);
    List<String> wanted = new ArrayList<>();
    open.at(
        "/a.ics",
        exchange -> {
          wanted.add(exchange.getRequestHeaders().getFirst("Accept-Encoding"));
          exchange.getResponseHeaders().set("Content-Encoding", packing);
          CalendarServer.send(exchange, 200, packed);
        });

    FetchResult fetchResult = fetch("/a.ics");

    assertThat(code(fetchResult)).isEqualTo("unknown_packing");
    assertThat(((Failed) fetchResult).problem().text().nb())
        .contains("Content-Encoding: " + packing);
    assertThat(((Failed) fetchResult).problem().text().en())
        .contains("Content-Encoding: " + packing);
    assertThat(wanted).containsExactly("gzip, deflate");
  }

  private static void sendPacked(com.sun.net.httpserver.HttpExchange exchange, byte[] content)
      throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    }
    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    CalendarServer.send(exchange, 200, packed.toByteArray());
  }

  @Test
  void whatNeverEndsIsGivenUpAtTheLargestSize() {
    open.flood("/flood.ics");

    assertThat(code(fetch("/flood.ics"))).isEqualTo("too_large");
  }

  @Test
  void theLargestSizeItselfIsTaken() {
    open.serve("/a.ics", "x".repeat(MOST_BYTES));
    open.serve("/b.ics", "x".repeat(MOST_BYTES + 1));

    assertThat(text(fetch("/a.ics"))).hasSize(MOST_BYTES);
    assertThat(code(fetch("/b.ics"))).isEqualTo("too_large");
  }

  @Test
  void aServerThatDripsIsGivenUpAfterTheTotalTime() {
    open.drip("/drip.ics");
    long begun = System.nanoTime();

    assertThat(code(fetch(HASTY, open.url("/drip.ics"), Marks.NONE))).isEqualTo("too_slow");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void aServerThatSaysNothingIsGivenUp() {
    open.silence("/silence.ics");

    assertThat(code(fetch(HASTY, open.url("/silence.ics"), Marks.NONE))).isEqualTo("unreachable");
  }

  @Test
  void whatStopsBeforeItsLengthIsNotTaken() {
    open.at(
        "/cut.ics",
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(new byte[10]);
          exchange.getResponseBody().flush();
        });

    assertThat(code(fetch("/cut.ics"))).isEqualTo("cut_off");
  }

  @Test
  void aPortWhereNobodyListensIsTold() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }

    assertThat(code(fetch(LIMITS, "http://127.0.0.1:" + port + "/", Marks.NONE)))
        .isEqualTo("unreachable");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectIsFollowedWithTheMarks(int status) {
    open.redirect("/a.ics", status, "b.ics");
    open.serve("/b.ics", "\"1\"", "calendar");

    assertThat(text(fetch("/a.ics"))).isEqualTo("calendar");
    assertThat(fetch(LIMITS, open.url("/a.ics"), new Marks("\"1\"", null)))
        .isEqualTo(new Unchanged());
  }

  @Test
  void fiveRedirectsAreFollowedAndNotSix() {
    for (int i = 0; i < 6; i++) {
      open.redirect("/" + i, 302, open.url("/" + (i + 1)));
    }
    open.serve("/6", "calendar");
    open.redirect("/loop", 302, "/loop");

    assertThat(text(fetch("/1"))).isEqualTo("calendar");
    assertThat(code(fetch("/0"))).isEqualTo("too_many_redirects");
    assertThat(code(fetch("/loop"))).isEqualTo("too_many_redirects");
  }

  @Test
  void aRedirectToAPrivateAddressIsNotFollowed() {
    open.redirect("/a.ics", 302, inside.url("/admin"));
    inside.serve("/admin", "secret");

    assertThat(code(fetch("/a.ics"))).isEqualTo("private_address");
    assertThat(inside.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "ftp://127.0.0.1/a.ics",
        "http://me:secret@127.0.0.1/",
        "http:///a.ics",
        "javascript:alert(1)",
        "http://[::1",
        ""
      })
  void aRedirectToWhatIsNoPlainWebAddressIsNotFollowed(String target) {
    open.redirect("/a.ics", 302, target);

    assertThat(code(fetch("/a.ics"))).isEqualTo("bad_redirect");
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.no/x, http://a.no/x, ",
    "https://a.no/x, https://b.no/y, https://b.no/y",
    "https://a.no/x, /y, https://a.no/y",
    "http://a.no/x, https://a.no/x, https://a.no/x"
  })
  void aRedirectNeverGivesUpHttps(String from, String location, String followed) {
    assertThat(Fetching.target(URI.create(from), new BasicHeader("Location", location)))
        .isEqualTo(followed == null ? null : URI.create(followed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:%d/a.ics",
        "http://localhost:%d/a.ics",
        "http://2130706433:%d/a.ics",
        "http://[::1]:%d/a.ics",
        "http://[::ffff:127.0.0.1]:%d/a.ics",
        "http://0.0.0.0:%d/a.ics",
        "http://169.254.169.254/latest/meta-data",
        "http://192.168.0.1/",
        "http://[fd00::1]/"
      })
  void aPrivateAddressIsNotFetchedHoweverItIsWritten(String url) {
    open.serve("/a.ics", "secret");
    Fetching fetching = fetching(LIMITS, SystemDefaultDnsResolver.INSTANCE, new PublicAddresses());

    FetchResult fetchResult = fetching.fetch(feed(url.formatted(open.port()), false), Marks.NONE);

    assertThat(code(fetchResult)).isEqualTo("private_address");
    assertThat(open.asked()).isEmpty();
  }

  @Test
  void aPrivateAddressIsFetchedWhereItIsAllowedButNeverTheKeysOfADataCentre() {
    open.serve("/a.ics", "calendar");
    Fetching fetching = fetching(LIMITS, SystemDefaultDnsResolver.INSTANCE, new PublicAddresses());

    assertThat(text(fetching.fetch(feed(open.url("/a.ics"), true), Marks.NONE)))
        .isEqualTo("calendar");
    assertThat(code(fetching.fetch(feed("http://169.254.169.254/latest", true), Marks.NONE)))
        .isEqualTo("private_address");
  }

  @Test
  void aNameThatAnswersOtherwiseAfterItWasCheckedGainsNothing() {
    open.serve("/a.ics", "calendar");
    ChangingNames names = new ChangingNames("127.0.0.1", "127.0.0.2");

    FetchResult fetchResult =
        fetching(LIMITS, names, FIRST_IS_PUBLIC)
            .fetch(feed("http://calendar.example:" + open.port() + "/a.ics", false), Marks.NONE);

    assertThat(text(fetchResult)).isEqualTo("calendar");
    assertThat(names.asked).isEqualTo(1);
  }

  @Test
  void aNameWithOnePrivateAddressAmongOthersIsNotFetched() {
    open.serve("/a.ics", "calendar");
    DnsResolver names = new ChangingNames("127.0.0.1,127.0.0.2");

    FetchResult fetchResult =
        fetching(LIMITS, names, FIRST_IS_PUBLIC)
            .fetch(feed("http://calendar.example:" + open.port() + "/a.ics", false), Marks.NONE);

    assertThat(code(fetchResult)).isEqualTo("private_address");
  }

  /** Answers with the first addresses first, then with the next. */
  private static final class ChangingNames implements DnsResolver {

    private final List<String> answers;
    private int asked;

    ChangingNames(String... answers) {
      this.answers = List.of(answers);
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      String[] addresses = answers.get(asked++).split(",");
      InetAddress[] resolved = new InetAddress[addresses.length];
      for (int i = 0; i < addresses.length; i++) {
        resolved[i] = InetAddress.getByName(addresses[i]);
      }
      return resolved;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
