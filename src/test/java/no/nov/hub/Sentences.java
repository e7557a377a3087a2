package no.nov.hub;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Every sentence that the hub can say to people, read from the sources: two texts beside each other
 * in a call are one sentence in Norwegian and English.
 */
final class Sentences {

  private static final Path JAVA = Path.of("src/main/java");
  private static final Path SAMPLES = JAVA.resolve("no/nov/hub/app/demo");
  private static final Path TEMPLATES = Path.of("src/main/resources/templates");
  private static final Pattern SAY =
      Pattern.compile("say\\('((?:[^'\\\\]|\\\\.)*)',\\s*'((?:[^'\\\\]|\\\\.)*)'\\)");
  private static final Set<String> FOR_PROGRAMS =
      Set.of("withDetail", "setHeader", "header", "query", "update", "batchUpdate");
  private static final String PATTERN_OF_DATES = "MMMM";
  private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

  /**
   * @param en empty for what is said in one language alone
   */
  record Sentence(String nb, String en) {}

  private Sentences() {}

  /** By the file they stand in. */
  static Map<String, List<Sentence>> all() {
    Map<String, List<Sentence>> all = new TreeMap<>();
    inCode(all);
    inTemplates(all);
    inMessageFiles(all);
    all.values().removeIf(List::isEmpty);
    return all;
  }

  private static void inCode(Map<String, List<Sentence>> all) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      Iterable<? extends JavaFileObject> sources =
          files.getJavaFileObjectsFromPaths(files(JAVA, ".java"));
      JavacTask task = (JavacTask) compiler.getTask(null, files, null, null, null, sources);
      for (var unit : task.parse()) {
        Path path = Path.of(unit.getSourceFile().toUri());
        InCode found = new InCode();
        found.scan(unit, null);
        all.put(JAVA.toAbsolutePath().relativize(path).toString(), found.sentences);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void inTemplates(Map<String, List<Sentence>> all) {
    for (Path template : files(TEMPLATES, ".html")) {
      List<Sentence> sentences = new ArrayList<>();
      Matcher said = SAY.matcher(read(template));
      while (said.find()) {
        sentences.add(new Sentence(said.group(1), said.group(2)));
      }
      all.put("templates/" + template.getFileName(), sentences);
    }
  }

  private static void inMessageFiles(Map<String, List<Sentence>> all) {
    for (String subject : TextFiles.subjects()) {
      Map<String, String> en = TextFiles.of(subject, "en");
      List<Sentence> sentences = new ArrayList<>();
      TextFiles.of(subject, "nb")
          .forEach((key, nb) -> sentences.add(new Sentence(plain(nb), plain(en.get(key)))));
      all.put("messages/" + subject, sentences);
    }
  }

  private static String plain(String text) {
    return text.replace("''", "'").replaceAll("'([{}])'", "$1");
  }

  private static List<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ending) && !file.startsWith(SAMPLES))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class InCode extends TreeScanner<Void, Void> {

    private final List<Sentence> sentences = new ArrayList<>();

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
      if (isLog(call)) {
        return null;
      }
      if (FOR_PROGRAMS.contains(name(call))) {
        return super.visitMethodInvocation(call, none);
      }
      pairs(call.getArguments());
      return super.visitMethodInvocation(call, none);
    }

    @Override
    public Void visitNewClass(NewClassTree made, Void none) {
      if (made.getIdentifier().toString().equals("FailureAnalysis")) {
        return null;
      }
      pairs(made.getArguments());
      return super.visitNewClass(made, none);
    }

    /** What is thrown is for the operator's log, in English. */
    @Override
    public Void visitThrow(ThrowTree thrown, Void none) {
      return null;
    }

    @Override
    public Void visitAnnotation(AnnotationTree annotation, Void none) {
      return null;
    }

    private static String name(MethodInvocationTree call) {
      return call.getMethodSelect() instanceof MemberSelectTree select
          ? select.getIdentifier().toString()
          : call.getMethodSelect().toString();
    }

    private static boolean isLog(MethodInvocationTree call) {
      return call.getMethodSelect() instanceof MemberSelectTree select
          && select.getExpression().toString().equals("LOG");
    }

    private void pairs(List<? extends ExpressionTree> arguments) {
      for (int i = 0; i + 1 < arguments.size(); i++) {
        Optional<String> nb = text(arguments.get(i));
        Optional<String> en = text(arguments.get(i + 1));
        if (nb.isPresent()
            && en.isPresent()
            && isSentence(nb.get(), en.get())
            && !isCode(nb.get(), arguments, i + 2)) {
          sentences.add(new Sentence(nb.get(), en.get()));
          i++;
        }
      }
    }

    /** A reason's code stands before its sentence in both languages. */
    private static boolean isCode(String text, List<? extends ExpressionTree> arguments, int next) {
      return text.matches("[a-z_0-9…]+")
          && next < arguments.size()
          && text(arguments.get(next)).isPresent();
    }

    /** Both have words, and one of them more than one, or letters that names in code lack. */
    private static boolean isSentence(String nb, String en) {
      return WORD.matcher(nb).find()
          && WORD.matcher(en).find()
          && !nb.contains(PATTERN_OF_DATES)
          && (nb.contains(" ") || en.contains(" ") || nb.matches(".*[æøåÆØÅ].*"));
    }

    private static Optional<String> text(ExpressionTree expression) {
      if (expression instanceof ParenthesizedTree inner) {
        return text(inner.getExpression());
      }
      if (expression instanceof LiteralTree literal) {
        return Optional.ofNullable(literal.getValue())
            .filter(String.class::isInstance)
            .map(String.class::cast);
      }
      if (expression instanceof BinaryTree sum) {
        return joined(sum);
      }
      return expression instanceof MethodInvocationTree call ? formatted(call) : Optional.empty();
    }

    private static Optional<String> joined(BinaryTree sum) {
      Optional<String> left = text(sum.getLeftOperand());
      Optional<String> right = text(sum.getRightOperand());
      return left.isEmpty() && right.isEmpty()
          ? Optional.empty()
          : Optional.of(left.orElse("…") + right.orElse("…"));
    }

    private static Optional<String> formatted(MethodInvocationTree call) {
      return call.getMethodSelect() instanceof MemberSelectTree select
              && select.getIdentifier().contentEquals("formatted")
          ? text(select.getExpression())
          : Optional.empty();
    }
  }
}
