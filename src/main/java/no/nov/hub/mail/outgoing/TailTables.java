package no.nov.hub.mail.outgoing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import no.nov.hub.platform.database.Upserts;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * What letters say, and what several of them share, kept once each, in parts that every database
 * holds; apart from their rows, which are written anew whenever something comes of a letter.
 */
final class TailTables {

  static final int MOST_BYTES = 512 * 1024;

  private final JdbcTemplate jdbc;
  private final Upserts upserts;

  TailTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.upserts = new Upserts(jdbc);
  }

  private record Part(String key, int number, byte[] content) {}

  /** Of letters that have just been queued; no other has their keys. */
  void addHeads(List<Letter> letters) {
    jdbc.batchUpdate(
        "INSERT INTO kept.mail_tail (tail_key, part, content) VALUES (?, ?, ?)",
        letters.stream()
            .flatMap(each -> parts(each.messageId(), each.head()).stream())
            .map(part -> new Object[] {part.key(), part.number(), part.content()})
            .toList());
  }

  private static List<Part> parts(String key, byte[] content) {
    List<Part> parts = new ArrayList<>();
    for (int at = 0; at < content.length; at += MOST_BYTES) {
      byte[] part = Arrays.copyOfRange(content, at, Math.min(at + MOST_BYTES, content.length));
      parts.add(new Part(key, parts.size(), part));
    }
    return parts;
  }

  /** Does nothing if there is one with this key, and lets nobody delete it meanwhile. */
  void add(String key, TailContent content) {
    if (lock(List.of(key)) > 0) {
      return;
    }
    AtomicInteger number = new AtomicInteger();
    PartsOutput out =
        new PartsOutput(MOST_BYTES, part -> add(new Part(key, number.getAndIncrement(), part)));
    try {
      content.writeTo(out);
      out.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each alone: the database makes several copies of what it is given. */
  private void add(Part part) {
    upserts
        .into("kept.mail_tail", part)
        .key("tail_key", Part::key)
        .key("part", Part::number)
        .once("content", Part::content)
        .write();
  }

  /** About how large each is, in bytes, told by the index alone. */
  Map<String, Long> sizes(Collection<String> keys) {
    Map<String, Long> sizes = new HashMap<>();
    query(
        "SELECT tail_key, COUNT(*) FROM kept.mail_tail WHERE tail_key = ANY(CAST(? AS VARCHAR(200) ARRAY)) GROUP BY tail_key",
        keys,
        row -> sizes.put(row.getString(1), row.getLong(2) * MOST_BYTES));
    return sizes;
  }

  /** By key, in parts that follow one another; those that are missing are left out. */
  Map<String, List<byte[]>> read(Collection<String> keys) {
    Map<String, List<byte[]>> contents = new HashMap<>();
    query(
        "SELECT tail_key, content FROM kept.mail_tail WHERE tail_key = ANY(CAST(? AS VARCHAR(200) ARRAY)) ORDER BY tail_key, part",
        keys,
        row ->
            contents
                .computeIfAbsent(row.getString(1), key -> new ArrayList<>())
                .add(row.getBytes(2)));
    return contents;
  }

  void delete(Collection<String> keys) {
    jdbc.update(
        "DELETE FROM kept.mail_tail WHERE tail_key = ANY(CAST(? AS VARCHAR(200) ARRAY))",
        (Object) keys.toArray(String[]::new));
  }

  /**
   * Of those of these letters that let somebody in and are finished: from now on they could only
   * help whoever reads the database or a backup.
   */
  void deleteWaysIn(Collection<String> letters) {
    jdbc.update(
        """
        DELETE FROM kept.mail_tail t
        WHERE tail_key = ANY(CAST(? AS VARCHAR(200) ARRAY))
          AND EXISTS (SELECT 1 FROM kept.outbox o WHERE o.message_id = t.tail_key AND o.kind = 'LOGIN' AND o.due_at IS NULL)
        """,
        (Object) letters.toArray(String[]::new));
  }

  /** Locked first: a letter that comes with one of them meanwhile is then seen, or adds it anew. */
  void deleteUnused(Collection<String> keys) {
    lock(keys);
    jdbc.update(
        """
        DELETE FROM kept.mail_tail t
        WHERE tail_key = ANY(CAST(? AS VARCHAR(200) ARRAY))
          AND NOT EXISTS (SELECT 1 FROM kept.outbox o WHERE o.tail = t.tail_key)
        """,
        (Object) keys.toArray(String[]::new));
  }

  /**
   * @return how many parts there are of them
   */
  private int lock(Collection<String> keys) {
    AtomicInteger parts = new AtomicInteger();
    query(
        "SELECT part FROM kept.mail_tail WHERE tail_key = ANY(CAST(? AS VARCHAR(200) ARRAY)) FOR UPDATE",
        keys,
        row -> parts.incrementAndGet());
    return parts.get();
  }

  private void query(String sql, Collection<String> keys, RowCallbackHandler row) {
    if (keys.isEmpty()) {
      return;
    }
    jdbc.query(
        connection -> {
          var query = connection.prepareStatement(sql);
          query.setArray(1, connection.createArrayOf("varchar", keys.toArray()));
          return query;
        },
        row);
  }
}
