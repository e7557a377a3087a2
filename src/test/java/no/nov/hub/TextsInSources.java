package no.nov.hub;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * Texts for people that stand in a source itself, and in no message file: two words beside each
 * other, or a letter or quote that only such texts have; and in calls that write on a page or a
 * mail, any word. Reasons, the log and what is thrown may have theirs.
 */
final class TextsInSources {

  private static final Pattern TWO_WORDS = Pattern.compile("\\p{L}{2,}[,:.]? +\\p{L}{2,}");
  private static final Pattern LETTERS = Pattern.compile("[æøåÆØÅ«»“”]");
  private static final Pattern FOR_PROGRAMS =
      Pattern.compile("^(\\s*(SELECT|UPDATE|DELETE|INSERT)\\b|-//)");
  private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
  private static final Pattern QUOTED = Pattern.compile("'((?:[^'\\\\]|\\\\.)*)'");
  private static final Set<String> READ_ALOUD_OR_SHOWN =
      Set.of("alt", "title", "aria-label", "placeholder", "data-label", "label");
  private static final Set<String> NOT_ON_PAGES = Set.of("Reason", "Problem", "LOG");
  private static final Set<String> ON_PAGES =
      Set.of("heading", "section", "paragraph", "fact", "link", "small", "listed", "numbered");

  private TextsInSources() {}

  private static boolean isText(String literal) {
    return !literal.contains("MMMM")
        && !FOR_PROGRAMS.matcher(literal).find()
        && (TWO_WORDS.matcher(literal).find() || LETTERS.matcher(literal).find());
  }

  /** By the name of the class. */
  static Map<String, Set<String>> inCode(List<Path> sources) {
    Map<String, Set<String>> found = new TreeMap<>();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      var units = files.getJavaFileObjectsFromPaths(sources);
      JavacTask task = (JavacTask) compiler.getTask(null, files, null, null, null, units);
      for (CompilationUnitTree unit : task.parse()) {
        InCode texts = new InCode();
        texts.scan(unit, null);
        if (!texts.found.isEmpty()) {
          String file = Path.of(unit.getSourceFile().toUri()).getFileName().toString();
          found.put(file.replace(".java", ""), texts.found);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static final class InCode extends TreeScanner<Void, Void> {

    private final Set<String> found = new TreeSet<>();

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
      if (call.getMethodSelect() instanceof MemberSelectTree select) {
        if (NOT_ON_PAGES.contains(select.getExpression().toString())) {
          return null;
        }
        if (ON_PAGES.contains(select.getIdentifier().toString())) {
          call.getArguments().forEach(this::addWord);
        }
      }
      return super.visitMethodInvocation(call, none);
    }

    private void addWord(Object argument) {
      if (argument instanceof LiteralTree literal
          && literal.getValue() instanceof String text
          && WORD.matcher(text).find()) {
        found.add(text);
      }
    }

    @Override
    public Void visitLiteral(LiteralTree literal, Void none) {
      if (literal.getValue() instanceof String text && isText(text)) {
        found.add(text);
      }
      return null;
    }

    @Override
    public Void visitThrow(ThrowTree thrown, Void none) {
      return null;
    }

    @Override
    public Void visitAnnotation(AnnotationTree annotation, Void none) {
      return null;
    }
  }

  /** By the name of the template. */
  static Map<String, Set<String>> inTemplates(List<Path> templates) {
    Map<String, Set<String>> found = new TreeMap<>();
    for (Path template : templates) {
      Set<String> texts = inTemplate(TextFiles.read(template));
      if (!texts.isEmpty()) {
        found.put(template.getFileName().toString().replace(".html", ""), texts);
      }
    }
    return found;
  }

  static Set<String> inTemplate(String template) {
    Document page = Jsoup.parse(template, "", Parser.xmlParser());
    Set<String> found = new TreeSet<>();
    page.nodeStream(TextNode.class)
        .map(text -> text.text().strip())
        .filter(text -> WORD.matcher(text).find())
        .forEach(found::add);
    page.stream().forEach(element -> inAttributes(element, found));
    return found;
  }

  private static void inAttributes(Element element, Set<String> found) {
    for (Attribute attribute : element.attributes()) {
      if (READ_ALOUD_OR_SHOWN.contains(attribute.getKey())
          && WORD.matcher(attribute.getValue()).find()) {
        found.add(attribute.getValue());
      }
      if (attribute.getKey().startsWith("th:")) {
        QUOTED
            .matcher(attribute.getValue())
            .results()
            .map(match -> match.group(1))
            .filter(TextsInSources::isText)
            .forEach(found::add);
      }
    }
  }
}
