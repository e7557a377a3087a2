package no.nov.hub.intake.file.table;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Words that a cell may have, and what each becomes in a message. */
enum Vocabulary {
  YES_OR_NO(
      new Text("ja eller nei", "ja or nei"),
      Map.ofEntries(
          Map.entry("ja", true),
          Map.entry("j", true),
          Map.entry("x", true),
          Map.entry("sann", true),
          Map.entry("yes", true),
          Map.entry("true", true),
          Map.entry("nei", false),
          Map.entry("n", false),
          Map.entry("usann", false),
          Map.entry("no", false),
          Map.entry("false", false))),

  STANCE(
      new Text(
          "for, imot, hvis, nøytral eller støtter",
          "for, against, conditional, neutral or supports"),
      Map.ofEntries(
          Map.entry("for", "for"),
          Map.entry("imot", "against"),
          Map.entry("i mot", "against"),
          Map.entry("mot", "against"),
          Map.entry("against", "against"),
          Map.entry("hvis", "conditional"),
          Map.entry("betinget", "conditional"),
          Map.entry("hvis (betinget)", "conditional"),
          Map.entry("conditional", "conditional"),
          Map.entry("nøytral", "neutral"),
          Map.entry("neutral", "neutral"),
          Map.entry("støtter", "supports"),
          Map.entry("supports", "supports"))),

  LEVEL(
      new Text("lokalt, fylke eller nasjonalt", "local, county or national"),
      Map.ofEntries(
          Map.entry("lokalt", "local"),
          Map.entry("lokal", "local"),
          Map.entry("kommunalt", "local"),
          Map.entry("local", "local"),
          Map.entry("fylke", "county"),
          Map.entry("county", "county"),
          Map.entry("nasjonalt", "national"),
          Map.entry("nasjonal", "national"),
          Map.entry("national", "national"))),

  GROUP_KIND(
      new Text(
          "ressursgruppe, faggruppe, styre, daglige ledere eller annen",
          "resource, expert, board, managers or other"),
      Map.ofEntries(
          Map.entry("ressursgruppe", "resource"),
          Map.entry("resource", "resource"),
          Map.entry("resource group", "resource"),
          Map.entry("faggruppe", "expert"),
          Map.entry("expert", "expert"),
          Map.entry("expert group", "expert"),
          Map.entry("styre", "board"),
          Map.entry("styret", "board"),
          Map.entry("board", "board"),
          Map.entry("daglige ledere", "managers"),
          Map.entry("managers", "managers"),
          Map.entry("annen", "other"),
          Map.entry("annet", "other"),
          Map.entry("other", "other"))),

  /** As {@link Roster} puts them in a message. */
  ROLE(
      new Text(
          "leder, nestleder, medlem, kontaktperson eller vikar",
          "leader, deputy, member, contact or substitute"),
      Map.ofEntries(
          Map.entry("leder", "leader"),
          Map.entry("leader", "leader"),
          Map.entry("nestleder", "deputy"),
          Map.entry("deputy", "deputy"),
          Map.entry("medlem", "member"),
          Map.entry("member", "member"),
          Map.entry("kontaktperson", "contact"),
          Map.entry("kontakt", "contact"),
          Map.entry("contact", "contact"),
          Map.entry("vikar", "substitute"),
          Map.entry("substitute", "substitute"))),

  LANGUAGE(
      new Text("norsk eller engelsk", "nb or en"),
      Map.ofEntries(
          Map.entry("norsk", "nb"),
          Map.entry("bokmål", "nb"),
          Map.entry("nb", "nb"),
          Map.entry("no", "nb"),
          Map.entry("norwegian", "nb"),
          Map.entry("engelsk", "en"),
          Map.entry("english", "en"),
          Map.entry("en", "en")));

  private static final JsonNodeFactory NODES = Json.MAPPER.getNodeFactory();

  private final Text words;
  private final Map<String, ?> meanings;

  Vocabulary(Text words, Map<String, ?> meanings) {
    this.words = words;
    this.meanings = meanings;
  }

  /** The usual ones, to end a sentence with. */
  Text words() {
    return words;
  }

  Optional<JsonNode> meaningOf(String word) {
    Object meaning = meanings.get(word.toLowerCase(Locale.ROOT).replaceAll("\\.$", ""));
    if (meaning instanceof Boolean yes) {
      return Optional.of(NODES.booleanNode(yes));
    }
    return Optional.ofNullable((String) meaning).map(NODES::stringNode);
  }
}
