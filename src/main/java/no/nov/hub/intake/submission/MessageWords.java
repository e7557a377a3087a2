package no.nov.hub.intake.submission;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import no.nov.hub.platform.message.DateWords;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.message.Types;
import tools.jackson.databind.JsonNode;

/** What a message says, in a few words that its sender knows it by. It names no person. */
final class MessageWords {

  private static final Locale NORWEGIAN = Locale.forLanguageTag("nb-NO");
  private static final int LONGEST_TITLE = 80;

  private MessageWords() {}

  /**
   * @param event a CloudEvent that has passed inspection
   */
  static Text of(JsonNode event) {
    JsonNode data = event.path("data");
    return switch (event.path("type").asString("")) {
      case Types.MEMBERSHIP_COUNTED -> count(data);
      case Types.MEMBERSHIP_LISTED -> memberList(data);
      case Types.EVENT_PUBLISHED -> joined("", "", titled(data), when(data));
      case Types.EVENT_CANCELLED ->
          known("avlysning av arrangementet", "cancellation of the event", data, "eventId");
      case Types.MEETING_CALLED -> joined("møtet ", "the meeting ", titled(data), when(data));
      case Types.MEETING_CANCELLED ->
          known("avlysning av møtet", "cancellation of the meeting", data, "meetingId");
      case Types.MEETING_PROPOSED ->
          joined("forslag til tider for ", "proposed times for ", titled(data), new Text("", ""));
      case Types.MEETING_MINUTED ->
          known("referat fra møtet", "minutes of the meeting", data, "meetingId");
      case Types.POSITION_ADOPTED -> issue("standpunkt i saken", "position on the issue", data);
      case Types.POSITION_WITHDRAWN ->
          issue("standpunktet er trukket i saken", "position withdrawn on the issue", data);
      case Types.GROUP_REGISTERED -> group(data);
      default -> known("melding", "message", event, "id");
    };
  }

  private static Text count(JsonNode data) {
    Text day = day(data.path("asOf").asString(""));
    List<Text> figures = new ArrayList<>();
    figure(
        figures, data, "members", new Text("medlem", "member"), new Text("medlemmer", "members"));
    figure(
        figures, data, "jobs", new Text("arbeidsplass", "job"), new Text("arbeidsplasser", "jobs"));
    figure(figures, data, "staff", new Text("ansatt", "staff"), new Text("ansatte", "staff"));
    String nb = figures.stream().map(Text::nb).collect(Collectors.joining(", "));
    String en = figures.stream().map(Text::en).collect(Collectors.joining(", "));
    return new Text(
        "medlemstall per " + day.nb() + (nb.isEmpty() ? "" : ": " + nb),
        "membership on " + day.en() + (en.isEmpty() ? "" : ": " + en));
  }

  private static void figure(
      List<Text> figures, JsonNode data, String field, Text one, Text several) {
    if (data.path(field).isNumber()) {
      long number = data.get(field).longValue();
      Text noun = number == 1 ? one : several;
      figures.add(
          new Text(
              String.format(NORWEGIAN, "%,d ", number) + noun.nb(),
              String.format(Locale.UK, "%,d ", number) + noun.en()));
    }
  }

  private static Text memberList(JsonNode data) {
    Text day = day(data.path("asOf").asString(""));
    int number = data.path("organisations").size();
    return number == 1
        ? new Text(
            "medlemsliste per %s: 1 organisasjonsnummer".formatted(day.nb()),
            "list of members on %s: 1 organisation number".formatted(day.en()))
        : new Text(
            "medlemsliste per %s: %d organisasjonsnumre".formatted(day.nb(), number),
            "list of members on %s: %d organisation numbers".formatted(day.en(), number));
  }

  private static Text group(JsonNode data) {
    int number = data.path("members").size();
    String name = shortened(data, "name");
    return new Text(
        "gruppen «%s» med %d %s".formatted(name, number, number == 1 ? "medlem" : "medlemmer"),
        "the group “%s” with %d %s".formatted(name, number, number == 1 ? "member" : "members"));
  }

  private static Text issue(String nb, String en, JsonNode data) {
    JsonNode issue = data.path("issue");
    String name = shortened(issue, issue.has("title") ? "title" : "id");
    return new Text("%s «%s»".formatted(nb, name), "%s “%s”".formatted(en, name));
  }

  private static Text known(String nb, String en, JsonNode data, String field) {
    String id = shortened(data, field);
    return new Text("%s med id «%s»".formatted(nb, id), "%s with the id “%s”".formatted(en, id));
  }

  private static Text titled(JsonNode data) {
    String title = shortened(data, "title");
    return new Text("«" + title + "»", "“" + title + "”");
  }

  private static Text when(JsonNode data) {
    Text when = moment(data.path("start").asString(""));
    return new Text(" " + when.nb(), " " + when.en());
  }

  private static Text joined(String nb, String en, Text what, Text when) {
    return new Text(nb + what.nb() + when.nb(), en + what.en() + when.en());
  }

  private static String shortened(JsonNode data, String field) {
    return PlainText.shortened(data.path(field).asString(""), LONGEST_TITLE);
  }

  private static Text day(String text) {
    return inWords(() -> DateWords.of(LocalDate.parse(text)))
        .orElseGet(() -> new Text(PlainText.shortened(text), PlainText.shortened(text)));
  }

  /** A day alone where no time of day is said. */
  private static Text moment(String text) {
    return inWords(() -> DateWords.at(LocalDateTime.parse(text))).orElseGet(() -> day(text));
  }

  private static Optional<Text> inWords(Supplier<Text> words) {
    try {
      return Optional.of(words.get());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
