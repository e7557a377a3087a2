package no.nov.hub.isolation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Looks for many texts at once in bytes, as UTF-8 and as the two bytes a letter of Java. */
final class SecretSearch {

  private static final List<Charset> WRITTEN =
      List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE);

  private record Wanted(String text, byte[] bytes) {}

  private final Map<Long, List<Wanted>> byBeginning = new HashMap<>();

  /**
   * @param texts of at least eight bytes each
   */
  SecretSearch(Collection<String> texts) {
    for (String text : texts) {
      for (Charset charset : WRITTEN) {
        byte[] bytes = text.getBytes(charset);
        byBeginning
            .computeIfAbsent(ByteBuffer.wrap(bytes).getLong(), l -> new ArrayList<>())
            .add(new Wanted(text, bytes));
      }
    }
  }

  Set<String> in(String text) {
    return in(text.getBytes(StandardCharsets.UTF_8));
  }

  Set<String> in(byte[] content) {
    Set<String> found = new LinkedHashSet<>();
    long window = 0;
    for (int i = 0; i < content.length; i++) {
      window = window << Byte.SIZE | content[i] & 0xFF;
      int from = i + 1 - Long.BYTES;
      for (Wanted wanted : byBeginning.getOrDefault(window, List.of())) {
        int to = from + wanted.bytes().length;
        if (from >= 0
            && to <= content.length
            && Arrays.equals(content, from, to, wanted.bytes(), 0, wanted.bytes().length)) {
          found.add(wanted.text());
        }
      }
    }
    return found;
  }

  /** By file; those of Kafka that hold nothing but places in others are left out. */
  Map<Path, Set<String>> below(Path directory) throws IOException {
    Map<Path, Set<String>> found = new HashMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        if (!file.toString().endsWith("index")) {
          Set<String> here = in(Files.readAllBytes(file));
          if (!here.isEmpty()) {
            found.put(directory.relativize(file), here);
          }
        }
      }
    }
    return found;
  }
}
