package no.nov.hub.mail.incoming;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Mails for tests, with the line ends that servers send. */
final class Mails {

  static final String MAILBOX = "nov@hub.example.no";
  static final String MEETING = "nov+m-k7q2m9x4c5v8b1n6@hub.example.no";
  static final String MEETING_TOKEN = "k7q2m9x4c5v8b1n6";
  static final String BOUNCE = "nov+b-b3n8k2m6p9q4w7e1@hub.example.no";
  static final String BOUNCE_TOKEN = "b3n8k2m6p9q4w7e1";
  static final Instant RECEIVED = Instant.parse("2026-12-02T08:00:00Z");

  private static final Path CORPUS = Path.of("src/test/resources/mailbox");

  private Mails() {}

  /**
   * @param name such as {@code answers/gmail-accepted}
   */
  static byte[] corpus(String name) {
    try {
      return withLineEnds(
          Files.readString(CORPUS.resolve(name + ".eml"), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static IncomingMail read(String name) {
    return IncomingMail.of(corpus(name), RECEIVED);
  }

  /** Of text in which each character is a byte. */
  static byte[] withLineEnds(String text) {
    return text.replaceAll("\r?\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  /** In UTF-8. */
  static byte[] bytes(String text) {
    return text.replaceAll("\r?\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  static IncomingMail mail(String text) {
    return IncomingMail.of(bytes(text), RECEIVED);
  }
}
