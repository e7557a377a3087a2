package no.nov.hub.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import no.nov.hub.isolation.AccessTable.Line;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** Tries cells of the table, and keeps what is not as it says there. */
final class Walk {

  private final List<Visitor> visitors;
  private final List<Belongings> belongings;
  private final List<List<String>> secrets;
  private final Attempts attempts;
  private final List<String> open = new ArrayList<>();
  private final Findings findings;
  private int cells;

  /**
   * @param belongings of the owner of the things in the table, and of another
   */
  Walk(List<Visitor> visitors, List<Belongings> belongings, Attempts attempts, Findings findings) {
    this.visitors = visitors;
    this.belongings = belongings;
    this.secrets = belongings.stream().map(Belongings::secrets).toList();
    this.attempts = attempts;
    this.findings = findings;
  }

  int cells() {
    return cells;
  }

  /** What was wrong since it was asked last. */
  String open() {
    String all = String.join("\n", open);
    open.clear();
    return all;
  }

  void through(Predicate<Line> which, Predicate<Visitor> who) {
    for (Line line : AccessTable.http()) {
      if (which.test(line)) {
        visitors.stream().filter(who).forEach(visitor -> visit(line, visitor));
      }
    }
  }

  /** What stands in no line of its own, such as an id of another's in a body. */
  HttpResponse<byte[]> also(Visitor visitor, Attempt attempt, int expected) {
    cells++;
    HttpResponse<byte[]> answer = visitor.ask(attempt);
    findings.note(answer);
    String text = text(answer).replace(attempt.path(), "");
    if (answer.statusCode() != expected) {
      open.add("%s by %s: %d %s".formatted(attempt, visitor, answer.statusCode(), shortened(text)));
    }
    for (int i = 0; i < belongings.size(); i++) {
      if (!visitor.isOf(belongings.get(i).owner())
          && secrets.get(i).stream().anyMatch(text::contains)) {
        open.add("%s shows %s what is not its own".formatted(attempt, visitor));
      }
    }
    return answer;
  }

  private void visit(Line line, Visitor visitor) {
    cells++;
    String word = line.cells().get(visitor.column());
    Attempt attempt = attempts.at(line, visitor.participant());
    if (word.equals("link")) {
      alter(line, visitor, attempt);
    }
    HttpResponse<byte[]> answer = visitor.ask(attempt);
    findings.note(answer);
    // A fault names what was asked for.
    String text = text(answer).replace(attempt.path(), "");
    String fault =
        switch (word) {
          case "-" -> refused(line, visitor, answer) ? null : "is not refused";
          case "404", "422" ->
              answer.statusCode() == Integer.parseInt(word)
                  ? null
                  : "is not as if it were not there";
          default -> allowed(line, attempt, answer) ? null : "is not allowed";
        };
    tell(fault, line, visitor, word, answer);
    if (word.equals("machine") && !visitor.column().equals("operator's key")) {
      HttpResponse<byte[]> elsewhere = visitor.ask(attempt, "X-Forwarded-For", "192.0.2.7");
      tell(
          List.of(401, 403).contains(elsewhere.statusCode()) ? null : "is open to elsewhere",
          line,
          visitor,
          word,
          elsewhere);
    }
    look(line, visitor, word, answer, text);
    if (answer.statusCode() == 303 && !line.isRead()) {
      visitor.enter();
    }
  }

  private void tell(
      String fault, Line line, Visitor visitor, String word, HttpResponse<byte[]> answer) {
    if (fault != null) {
      open.add(
          "%s by %s, %s in the table, %s: %d %s"
              .formatted(line, visitor, word, fault, answer.statusCode(), shortened(text(answer))));
    }
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(300, text.length())).replaceAll("\\s+", " ");
  }

  private static boolean refused(Line line, Visitor visitor, HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    if (!line.section().equals("Pages")) {
      return status == (visitor.hasKey() ? 403 : 401);
    }
    String leadsTo = answer.headers().firstValue("location").orElse("");
    return visitor.isPerson()
        ? status == 403 || status == 303 && leadsTo.equals("/meg")
        : status == 303 && leadsTo.startsWith("/logg-inn");
  }

  private static boolean allowed(Line line, Attempt attempt, HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    if (attempt.expected() > 0) {
      return status == attempt.expected();
    }
    boolean isForm = line.section().equals("Links of mails") && !line.isRead();
    return status / 100 == 2 || status == 303 || isForm && (status == 409 || status == 422);
  }

  /** A link that is not quite right is no link at all. */
  private void alter(Line line, Visitor visitor, Attempt attempt) {
    HttpResponse<byte[]> altered = visitor.ask(attempt.altered());
    HttpResponse<byte[]> never =
        visitor.ask(
            new Attempt(
                attempt.method(),
                line.path().replace("{token}", "nevermade"),
                attempt.type(),
                attempt.body(),
                0));
    boolean same =
        List.of(404, 410).contains(altered.statusCode())
            && altered.statusCode() == never.statusCode()
            && withoutToken(altered).equals(withoutToken(never));
    tell(
        same ? null : "tells links that are from those that are not",
        line,
        visitor,
        "link",
        altered);
  }

  /** That of forms differs each time. */
  private static String withoutToken(HttpResponse<byte[]> page) {
    return text(page).replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
  }

  /** What is somebody's own is seen by those who may, and by nobody else. */
  private void look(
      Line line, Visitor visitor, String word, HttpResponse<byte[]> answer, String text) {
    for (int i = 0; i < belongings.size(); i++) {
      Belongings of = belongings.get(i);
      boolean may =
          word.equals("all")
              || word.equals("write") && visitor.column().equals("operator")
              || word.equals("link") && of == belongings.get(0)
              || visitor.isOf(of.owner());
      if (!may && secrets.get(i).stream().anyMatch(text::contains)) {
        tell("shows what is of " + of.owner(), line, visitor, word, answer);
      }
      boolean must =
          line.isRead()
              && (visitor.isOf(of.owner())
                      && (word.equals("own")
                          || word.equals("read") && line.cells().containsValue("404"))
                  || word.equals("all")
                  || word.equals("link") && of == belongings.get(0));
      if (must && !text.contains(shown(line, of))) {
        tell("does not show what is of " + of.owner(), line, visitor, word, answer);
      }
    }
  }

  private static String shown(Line line, Belongings of) {
    return switch (line.path()) {
      case "/api/v1/submission-address" -> of.submissionAddress();
      case "/" -> of.unknownType();
      case "/api/v1/rejections" -> of.rejection().toString();
      case "/api/v1/quota", "/api/v1/feeds" -> "\"participant\":\"%s\"".formatted(of.owner());
      default -> of.mark();
    };
  }

  static String text(HttpResponse<byte[]> answer) {
    if (!answer.headers().firstValue("content-type").orElse("").contains("pdf")) {
      return new String(answer.body(), StandardCharsets.UTF_8);
    }
    try (PDDocument document = Loader.loadPDF(answer.body())) {
      return new PDFTextStripper().getText(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
