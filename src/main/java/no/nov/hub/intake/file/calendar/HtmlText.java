package no.nov.hub.intake.file.calendar;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** Google and others write HTML where plain text belongs. */
final class HtmlText implements NodeVisitor {

  private static final Pattern CLEARLY =
      Pattern.compile(
          "(?i)<br\\s*/?>|</(a|b|body|div|em|font|h[1-6]|html|i|li|ol|p|small|span|strong|table|td|tr|u|ul)\\s*>");
  private static final Pattern ENTITY =
      Pattern.compile("&(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});");
  private static final String BLOCKS = "p,br,div,li,ul,ol,tr,table,h1,h2,h3,h4,h5,h6";

  private final StringBuilder text = new StringBuilder();

  private HtmlText() {}

  /** The text without tags and entities; plain text stays as it is. */
  static String plain(String text) {
    return CLEARLY.matcher(text).find() ? ofHtml(text) : withoutEntities(text);
  }

  private static String withoutEntities(String text) {
    return ENTITY
        .matcher(text)
        .replaceAll(
            entity -> Matcher.quoteReplacement(Parser.unescapeEntities(entity.group(), true)))
        .replace('\u00A0', ' ');
  }

  private static String ofHtml(String html) {
    Element body = Jsoup.parseBodyFragment(html).body();
    body.select("script,style").remove();
    if (body.select(BLOCKS).isEmpty()) {
      body = Jsoup.parseBodyFragment(html.replace("\n", "<br>")).body();
    }
    HtmlText plain = new HtmlText();
    NodeTraversor.traverse(plain, body);
    return plain
        .text
        .toString()
        .replace('\u00A0', ' ')
        .lines()
        .map(String::strip)
        .collect(Collectors.joining("\n"))
        .replaceAll("\n{3,}", "\n\n")
        .strip();
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode words) {
      text.append(words.getWholeText().replaceAll("[ \\t\\r\\n]+", " "));
    } else if (node.nameIs("br") || isBlock(node)) {
      text.append(node.nameIs("li") ? "\n- " : "\n");
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element link && link.is("a[href~=(?i)^(https?|mailto):]")) {
      String target = link.attr("href").replaceFirst("(?i)^mailto:", "");
      text.append(link.text().contains(target) ? "" : " (" + target + ")");
    } else if (isBlock(node)) {
      text.append(node.nameIs("li") ? "" : "\n");
    }
  }

  private static boolean isBlock(Node node) {
    return List.of("p", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6")
        .contains(node.nodeName());
  }
}
