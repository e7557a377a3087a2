package no.nov.hub.platform.link;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import no.nov.hub.platform.start.SettingFaults;
import no.nov.hub.platform.start.Wanted;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Makes every link that leaves the hub, and knows every path that others than the machine itself
 * may reach. The security rules open these paths, and a proxy has to pass them on: docs/operate.md
 * shows one, which is tested against this list.
 */
@ConfigurationProperties("hub")
public final class Links {

  // Pages behind links of mails. Whoever has the link may see and answer; no token can be guessed.
  public static final String ANSWER = "/svar/{token}";
  public static final String POLL = "/avstemning/{token}";
  public static final String MINUTES = "/referat/{token}";
  public static final String ACTION = "/oppgave/{token}";
  public static final String EVALUATION = "/evaluering/{token}";

  /** A page among those of {@link #ANSWER}; no token has a hyphen. */
  public static final String DECISION = "/svar/vent-{token}";

  public static final String CALENDAR = "/calendar.ics";
  public static final String CALENDAR_OF_ONE = "/calendar/{participant}.ics";

  // Pages for people who log in.
  public static final String OVERVIEW = "/";
  public static final String LOGIN = "/logg-inn";
  public static final String LOGIN_CODE = "/logg-inn/kode";
  public static final String LOGIN_LINK = "/logg-inn/lenke/{token}";
  public static final String LOGIN_AGAIN = "/logg-inn/igjen";
  public static final String LOGIN_PASSKEY = "/logg-inn/passnokkel";
  public static final String LOGIN_ACCOUNT = "/logg-inn/konto/{participant}";
  public static final String LOGIN_ACCOUNT_ANSWER = "/logg-inn/konto-svar";
  public static final String INVITATION = "/invitasjon/{token}";
  public static final String LOGOUT = "/logg-ut";
  public static final String SELF = "/meg";
  public static final String PASSKEY = "/meg/passnokkel";
  public static final String ACCOUNT = "/meg/konto/{participant}";
  public static final String ACT_FOR = "/bytt";
  public static final String PEOPLE = "/folk";
  public static final String PARTICIPANTS = "/deltakere";

  /** Whether the hub works; what is not well, and why, is for whoever runs it. */
  public static final String HEALTH = "/actuator/health";

  private static final String LIVENESS = "/actuator/health/liveness";
  private static final String READINESS = "/actuator/health/readiness";
  private static final String ALL_CALENDARS = "/calendar/**";

  /** How pages look. */
  private static final String STYLES = "/*.css";

  /** What pages do in the browser. */
  private static final String SCRIPTS = "/*.js";

  private static final String TEMPLATES = "/api/v1/templates/**";
  private static final String API = "/api/**";

  /** What can be asked and sent, for programs and for people. */
  private static final List<String> DESCRIPTIONS =
      List.of("/api", "/api/*.yaml", "/api/schemas/*", "/api/ui/*");

  private static final String PICK = "/api/v1/polls/%s/pick";

  private static final String TOKEN = "{token}";
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private static final List<String> OF_MAILS = List.of(ANSWER, POLL, MINUTES, ACTION, EVALUATION);

  private static final List<String> OPEN =
      Stream.of(
              OF_MAILS,
              List.of(
                  CALENDAR, ALL_CALENDARS, HEALTH, LIVENESS, READINESS, STYLES, SCRIPTS, TEMPLATES),
              DESCRIPTIONS)
          .flatMap(List::stream)
          .toList();

  private static final List<String> PAGES =
      List.of(
          OVERVIEW,
          LOGIN,
          beneath(LOGIN),
          LOGOUT,
          SELF,
          beneath(SELF),
          ACT_FOR,
          INVITATION,
          PEOPLE,
          beneath(PEOPLE),
          PARTICIPANTS,
          beneath(PARTICIPANTS));

  private static final List<String> WITH_KEY = List.of(API);

  private final String address;

  /**
   * @param publicUrl where the hub is reached from outside, without a path; without it mails and
   *     calendars carry no links
   */
  public Links(String publicUrl) {
    this.address = publicUrl == null || publicUrl.isBlank() ? null : publicUrl;
    new SettingFaults("hub")
        .require(
            address == null || isAddress(address),
            "public-url",
            address,
            new Wanted(
                "må begynne med https:// og slutte uten skråstrek",
                "must begin with https:// and end without a slash"))
        .refuse();
  }

  private static String beneath(String page) {
    return page + "/**";
  }

  /** With a name that browsers send as it is. */
  private static boolean isAddress(String text) {
    try {
      return text.matches("https?://\\S+[^/\\s]") && URI.create(text).getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Patterns of the pages behind links of mails. */
  public static List<String> ofMails() {
    return OF_MAILS;
  }

  /** Patterns of what everybody may reach, without login or key. */
  public static List<String> open() {
    return OPEN;
  }

  /** Patterns of what others reach with a key. */
  public static List<String> withKey() {
    return WITH_KEY;
  }

  /** Patterns of the pages for people, who log in; those to log in are among them. */
  public static List<String> pages() {
    return PAGES;
  }

  /** Whether the path is, or should have been, one of the links of mails. */
  public static boolean isOfMail(String path) {
    return path != null
        && OF_MAILS.stream()
            .map(link -> link.substring(0, link.length() - TOKEN.length()))
            .anyMatch(place -> path.startsWith(place) || place.equals(path + "/"));
  }

  /** Where somebody who is called answers. */
  public Optional<String> answer(String token) {
    return ofMail(ANSWER, token);
  }

  /** Where a contact decides on an answer that waits. */
  public Optional<String> decision(String token) {
    return ofMail(DECISION, token);
  }

  /** Where somebody says which times suit. */
  public Optional<String> poll(String token) {
    return ofMail(POLL, token);
  }

  /** Where minutes are read, approved and objected to. */
  public Optional<String> minutes(String token) {
    return ofMail(MINUTES, token);
  }

  /** Where whoever is responsible for an action says how it goes. */
  public Optional<String> action(String token) {
    return ofMail(ACTION, token);
  }

  /** Where a leader writes the evaluation of the year. */
  public Optional<String> evaluation(String token) {
    return ofMail(EVALUATION, token);
  }

  /** The calendar of all. */
  public Optional<URI> calendar() {
    return outside(CALENDAR).map(URI::create);
  }

  public Optional<URI> calendar(String participant) {
    return outside(CALENDAR_OF_ONE.replace("{participant}", participant)).map(URI::create);
  }

  /**
   * Where the contact picks one of the times of a poll; only the path if the address is not known.
   *
   * @param poll {@code drammen/styret-3}
   */
  public String pick(String poll) {
    String path = PICK.formatted(poll);
    return outside(path).orElse(path);
  }

  /** Where somebody gets in with a link; on the machine itself where no other address is known. */
  public String login(String token) {
    String path = LOGIN_LINK.replace(TOKEN, token);
    return outside(path).orElse(path);
  }

  /** The same in a mail, which needs the whole address. */
  public Optional<String> loginByMail(String token) {
    return ofMail(LOGIN_LINK, token);
  }

  /** Where somebody who is invited gets in. */
  public Optional<String> invitation(String token) {
    return ofMail(INVITATION, token);
  }

  /** The same to be copied; only the path if the address is not known. */
  public String invitationPage(String token) {
    return invitation(token).orElse(INVITATION.replace(TOKEN, token));
  }

  /** Where those who are known log in, in a mail. */
  public Optional<String> login() {
    return outside(LOGIN);
  }

  /** The name under which people reach the hub. */
  public Optional<String> host() {
    return Optional.ofNullable(address).map(hub -> URI.create(hub).getHost());
  }

  /** The same as browsers name it when they say whose page it is (RFC 6454). */
  public Optional<String> origin() {
    return Optional.ofNullable(address).map(hub -> origin(URI.create(hub)));
  }

  private static String origin(URI hub) {
    String scheme = hub.getScheme().toLowerCase(Locale.ROOT);
    boolean usual = hub.getPort() == (scheme.equals("https") ? HTTPS : HTTP);
    String port = hub.getPort() < 0 || usual ? "" : ":" + hub.getPort();
    return scheme + "://" + hub.getHost().toLowerCase(Locale.ROOT) + port;
  }

  /** Whether people reach the hub by https. */
  public boolean isEncrypted() {
    return address != null && address.startsWith("https://");
  }

  private Optional<String> ofMail(String pattern, String token) {
    return outside(pattern.replace(TOKEN, token));
  }

  private Optional<String> outside(String path) {
    return Optional.ofNullable(address).map(hub -> hub + path);
  }
}
