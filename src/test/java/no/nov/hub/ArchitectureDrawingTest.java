package no.nov.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** That the drawing in docs/architecture.md shows the packages and arrows that there are. */
class ArchitectureDrawingTest {

  private static final Pattern BOX = Pattern.compile("(\\w+(\\.\\w+)+)\\[");
  private static final Pattern ARROW = Pattern.compile("(\\w+) --> (\\w+)");

  private final SortedMap<String, SortedSet<String>> uses =
      PackageTable.of(
          new ClassFileImporter()
              .withImportOption(new ImportOption.DoNotIncludeTests())
              .importPackages("no.nov.hub"));

  @Test
  void each_package_is_a_box() throws Exception {
    assertThat(found(BOX)).isEqualTo(uses.keySet());
  }

  @Test
  void each_arrow_between_wings_is_drawn() throws Exception {
    Set<String> arrows = new TreeSet<>();
    uses.forEach(
        (user, used) ->
            used.stream()
                .filter(other -> !wing(other).equals(wing(user)))
                .forEach(other -> arrows.add(wing(user) + " --> " + wing(other))));

    assertThat(found(ARROW)).isEqualTo(arrows);
  }

  private static String wing(String name) {
    return name.substring(0, name.indexOf('.'));
  }

  private static Set<String> found(Pattern what) throws Exception {
    String page = Files.readString(Path.of("docs/architecture.md"));
    String drawing = page.substring(page.indexOf("```mermaid"));
    return what.matcher(drawing.substring(0, drawing.indexOf("```", 3)))
        .results()
        .map(match -> match.group().replace("[", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
