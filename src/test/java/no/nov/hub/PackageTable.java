package no.nov.hub;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which package of the hub uses which others, by their names under {@code no.nov.hub}. */
final class PackageTable {

  private static final String ROOT = "no.nov.hub.";

  private PackageTable() {}

  /** As the code has it; a package that uses no other has an empty row. */
  static SortedMap<String, SortedSet<String>> of(JavaClasses classes) {
    SortedMap<String, SortedSet<String>> uses = new TreeMap<>();
    for (JavaClass type : classes) {
      if (type.getPackageName().startsWith(ROOT)) {
        type.getDirectDependenciesFromSelf().stream()
            .map(Dependency::getTargetClass)
            .map(JavaClass::getBaseComponentType)
            .forEach(used -> add(uses, type, used));
      }
    }
    return uses;
  }

  private static void add(Map<String, SortedSet<String>> uses, JavaClass user, JavaClass used) {
    SortedSet<String> row = uses.computeIfAbsent(name(user), name -> new TreeSet<>());
    if (used.getPackageName().startsWith(ROOT) && !name(used).equals(name(user))) {
      row.add(name(used));
    }
  }

  private static String name(JavaClass type) {
    return type.getPackageName().substring(ROOT.length());
  }

  /** Rows of {@code name -> used used …}; a row may go on, indented, on the next line. */
  static SortedMap<String, SortedSet<String>> read(String table) {
    SortedMap<String, SortedSet<String>> uses = new TreeMap<>();
    for (String row : table.replaceAll("\n +", " ").strip().split("\\n+")) {
      String[] sides = row.strip().split("\\s*->\\s*", 2);
      SortedSet<String> used = new TreeSet<>();
      if (!sides[1].isBlank()) {
        used.addAll(List.of(sides[1].split("\\s+")));
      }
      uses.put(sides[0], used);
    }
    return uses;
  }
}
