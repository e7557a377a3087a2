package no.nov.hub.intake.file;

import java.util.ArrayList;
import java.util.List;
import no.nov.hub.intake.file.content.Entry;
import no.nov.hub.intake.file.content.Entry.Found;
import no.nov.hub.intake.file.content.Entry.Unreadable;
import no.nov.hub.intake.file.content.FileFault;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;

/** One CloudEvent, or an array of them. */
final class JsonFileReader {

  static final int MOST_MESSAGES = 10_000;

  private JsonFileReader() {}

  static List<Entry> read(byte[] bytes) {
    JsonNode tree;
    try {
      tree = Json.MAPPER.readTree(bytes);
    } catch (JacksonException e) {
      return List.of(broken(e));
    }
    if (tree.isMissingNode() || tree.isArray() && tree.isEmpty()) {
      return List.of(FileFault.empty());
    }
    if (tree.size() > MOST_MESSAGES && tree.isArray()) {
      return List.of(FileFault.tooMany("meldinger", "messages", MOST_MESSAGES));
    }
    List<Entry> entries = new ArrayList<>();
    for (JsonNode message : tree.isArray() ? tree : List.of(tree)) {
      entries.add(entry(entries.size() + 1, message));
    }
    return entries;
  }

  private static Entry entry(int number, JsonNode message) {
    Text place = new Text("Melding " + number, "Message " + number);
    return message.isObject() ? new Found(place, message) : new Unreadable(place, notAnEvent());
  }

  private static List<Reason> notAnEvent() {
    return List.of(
        Reason.of(
            "",
            "not_an_event",
            "Meldingen må være ett JSON-objekt med feltene specversion, id, source, type og data.",
            "The message must be one JSON object with the fields specversion, id, source, type and data."));
  }

  private static Unreadable broken(JacksonException e) {
    if (e instanceof StreamConstraintsException) {
      return FileFault.of(
          "too_complex",
          "Filen har flere verdier, lengre tall eller feltnavn, eller er nøstet dypere, enn noen melding trenger. Del den i flere filer, eller gjør den enklere.",
          "The file has more values, longer numbers or field names, or is nested deeper, than any message needs. Divide it into several files, or make it simpler.");
    }
    var where = e.getLocation();
    int line = where == null ? 1 : where.getLineNr();
    int column = where == null ? 1 : where.getColumnNr();
    return FileFault.of(
        "not_json",
        "Filen er ikke lesbar JSON: feilen står ved linje %d, tegn %d. Se etter manglende anførselstegn, komma eller klamme, og at hvert navn bare står én gang."
            .formatted(line, column),
        "The file is not readable JSON: the fault is at line %d, column %d. Look for a missing quote, comma or bracket, and for a name that stands twice."
            .formatted(line, column));
  }
}
