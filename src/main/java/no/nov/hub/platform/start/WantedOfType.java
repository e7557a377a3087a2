package no.nov.hub.platform.start;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/** What somebody must write for a setting of a type. */
final class WantedOfType {

  private static final Wanted NUMBER = Wanted.of("et helt tall", "a whole number");

  private static final Map<Class<?>, Wanted> BY_TYPE =
      Map.of(
          Short.class,
          NUMBER,
          Integer.class,
          NUMBER,
          Long.class,
          NUMBER,
          Boolean.class,
          Wanted.of("true eller false", "true or false"),
          Duration.class,
          Wanted.of("en tid som 30s, 5m, 2h eller 3d", "a time such as 30s, 5m, 2h or 3d"),
          DataSize.class,
          Wanted.of(
              "en størrelse som 500KB, 200MB eller 1GB", "a size such as 500KB, 200MB or 1GB"),
          URI.class,
          Wanted.of("en adresse som https://example.no", "an address such as https://example.no"),
          Path.class,
          Wanted.of("stien til en fil eller mappe", "the path of a file or folder"),
          LocalDate.class,
          Wanted.of("en dato som 2026-01-31", "a date such as 2026-01-31"),
          InetAddress.class,
          Wanted.of("adressen til en maskin", "the address of a machine"));

  private WantedOfType() {}

  static Wanted of(ResolvableType type) {
    Class<?> one = ClassUtils.resolvePrimitiveIfNecessary(single(type).resolve(Object.class));
    return one.isEnum()
        ? oneOf(one)
        : BY_TYPE.getOrDefault(
            one, Wanted.of("av typen " + one.getSimpleName(), "a " + one.getSimpleName()));
  }

  private static ResolvableType single(ResolvableType type) {
    ResolvableType list = type.asCollection();
    return list == ResolvableType.NONE ? type : list.getGeneric(0);
  }

  private static Wanted oneOf(Class<?> words) {
    String all =
        Arrays.stream(words.getEnumConstants())
            .map(word -> word.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
            .collect(Collectors.joining(", "));
    return Wanted.of("en av " + all, "one of " + all);
  }
}
