package no.nov.hub.mail.outgoing;

import java.util.Locale;
import java.util.Map;

/** The media types of files that can be sent along, by the ending of their names. */
public final class MediaTypes {

  private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
  private static final String OPEN = "application/vnd.oasis.opendocument.";

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("pdf", "application/pdf"),
          Map.entry("docx", OFFICE + "wordprocessingml.document"),
          Map.entry("xlsx", OFFICE + "spreadsheetml.sheet"),
          Map.entry("pptx", OFFICE + "presentationml.presentation"),
          Map.entry("odt", OPEN + "text"),
          Map.entry("ods", OPEN + "spreadsheet"),
          Map.entry("odp", OPEN + "presentation"),
          Map.entry("txt", "text/plain; charset=UTF-8"),
          Map.entry("csv", "text/csv; charset=UTF-8"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"));

  private MediaTypes() {}

  public static boolean canBeSent(String fileName) {
    return TYPES.containsKey(ending(fileName));
  }

  /** Of all endings that can be sent, for people to read. */
  public static String endings() {
    return String.join(", ", TYPES.keySet().stream().sorted().toList());
  }

  static String of(String fileName) {
    return TYPES.getOrDefault(ending(fileName), "application/octet-stream");
  }

  private static String ending(String fileName) {
    return fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
