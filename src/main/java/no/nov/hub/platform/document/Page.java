package no.nov.hub.platform.document;

import java.util.ArrayList;
import java.util.List;
import no.nov.hub.platform.language.Language;
import org.springframework.web.util.HtmlUtils;

/**
 * What a mail says, once, shown as plain text and as HTML with the same words in the same order.
 * Everything is text: what comes from people is escaped here and nowhere else.
 */
public final class Page {

  private sealed interface Block {}

  private record Heading(String text) implements Block {}

  private record Section(String text) implements Block {}

  private record Paragraph(String text) implements Block {}

  private record Fact(String label, String value) implements Block {}

  private record Entries(List<String> items, boolean numbered) implements Block {}

  private record Action(String label, String url) implements Block {}

  private record Small(String text) implements Block {}

  private final Language language;
  private final List<Block> blocks = new ArrayList<>();

  public Page(Language language) {
    this.language = language;
  }

  public Page heading(String text) {
    blocks.add(new Heading(text));
    return this;
  }

  /** A heading below the first. */
  public Page section(String text) {
    blocks.add(new Section(text));
    return this;
  }

  /** May have line breaks. */
  public Page paragraph(String text) {
    blocks.add(new Paragraph(text.replace("\r\n", "\n").replace('\r', '\n').strip()));
    return this;
  }

  public Page fact(String label, String value) {
    blocks.add(new Fact(label, value));
    return this;
  }

  public Page numbered(List<String> items) {
    blocks.add(new Entries(List.copyOf(items), true));
    return this;
  }

  public Page listed(List<String> items) {
    blocks.add(new Entries(List.copyOf(items), false));
    return this;
  }

  /**
   * @param url begins with http:// or https://
   */
  public Page link(String label, String url) {
    blocks.add(new Action(label, url));
    return this;
  }

  /** What few need to read, below the rest. */
  public Page small(String text) {
    blocks.add(new Small(text));
    return this;
  }

  public String text() {
    StringBuilder text = new StringBuilder();
    Block before = null;
    for (Block block : blocks) {
      boolean together = block instanceof Fact && before instanceof Fact;
      if (before != null && !together) {
        text.append("\r\n");
      }
      if (block instanceof Small && !(before instanceof Small)) {
        text.append("-- \r\n");
      }
      writeText(block, text);
      before = block;
    }
    return text.toString();
  }

  private static void writeText(Block block, StringBuilder text) {
    if (block instanceof Heading heading) {
      text.append(heading.text()).append("\r\n");
    } else if (block instanceof Section section) {
      text.append(section.text()).append("\r\n");
    } else if (block instanceof Paragraph paragraph) {
      text.append(paragraph.text().replace("\n", "\r\n")).append("\r\n");
    } else if (block instanceof Fact fact) {
      text.append(fact.label()).append(": ").append(fact.value()).append("\r\n");
    } else if (block instanceof Entries entries) {
      int number = 1;
      for (String item : entries.items()) {
        text.append(entries.numbered() ? number++ + ". " : "– ").append(item).append("\r\n");
      }
    } else if (block instanceof Action action) {
      text.append(action.label()).append(":\r\n").append(action.url()).append("\r\n");
    } else if (block instanceof Small small) {
      text.append(small.text()).append("\r\n");
    }
  }

  public String html() {
    StringBuilder html = new StringBuilder(2000);
    html.append("<!DOCTYPE html>\r\n<html lang=\"")
        .append(language.code())
        .append(
            "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"></head>\r\n")
        .append(
            "<body style=\"font-family:system-ui,'Segoe UI',Arial,sans-serif;font-size:17px;line-height:1.5;color:#1b2426;max-width:38rem\">\r\n");
    boolean inFacts = false;
    for (Block block : blocks) {
      if (block instanceof Fact != inFacts) {
        inFacts = !inFacts;
        html.append(
            inFacts
                ? "<table role=\"presentation\" style=\"border-spacing:0\">\r\n"
                : "</table>\r\n");
      }
      writeHtml(block, html);
    }
    if (inFacts) {
      html.append("</table>\r\n");
    }
    return html.append("</body></html>\r\n").toString();
  }

  private static void writeHtml(Block block, StringBuilder html) {
    if (block instanceof Heading heading) {
      html.append("<h1 style=\"font-size:22px;line-height:1.25\">")
          .append(escaped(heading.text()))
          .append("</h1>\r\n");
    } else if (block instanceof Section section) {
      html.append("<h2 style=\"font-size:19px;line-height:1.25\">")
          .append(escaped(section.text()))
          .append("</h2>\r\n");
    } else if (block instanceof Paragraph paragraph) {
      html.append("<p>")
          .append(escaped(paragraph.text()).replace("\n", "<br>\r\n"))
          .append("</p>\r\n");
    } else if (block instanceof Fact fact) {
      html.append(
              "<tr><th scope=\"row\" style=\"text-align:left;vertical-align:top;padding:2px 16px 2px 0\">")
          .append(escaped(fact.label()))
          .append("</th><td style=\"padding:2px 0\">")
          .append(escaped(fact.value()))
          .append("</td></tr>\r\n");
    } else if (block instanceof Entries entries) {
      String tag = entries.numbered() ? "ol" : "ul";
      html.append("<").append(tag).append(">\r\n");
      entries.items().forEach(i -> html.append("<li>").append(escaped(i)).append("</li>\r\n"));
      html.append("</").append(tag).append(">\r\n");
    } else if (block instanceof Action action) {
      html.append("<p><a href=\"")
          .append(escaped(action.url()))
          .append("\" style=\"color:#0b5560;font-weight:600\">")
          .append(escaped(action.label()))
          .append("</a></p>\r\n");
    } else if (block instanceof Small small) {
      html.append("<p style=\"font-size:15px;color:#4d5a5e\">")
          .append(escaped(small.text()))
          .append("</p>\r\n");
    }
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }
}
