package no.nov.hub.groups.charter;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import no.nov.hub.groups.charter.CharterReport.OfGroup;
import no.nov.hub.groups.charter.CharterReport.Ruled;
import no.nov.hub.groups.charter.rule.CharterTexts;
import no.nov.hub.groups.charter.rule.Proof;
import no.nov.hub.groups.charter.rule.RuleState;
import no.nov.hub.platform.document.Page;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.message.Text;

/** A report in words: what needs somebody first. */
final class ReportPage {

  private static final List<RuleState> ORDER =
      List.of(
          RuleState.BROKEN,
          RuleState.AT_RISK,
          RuleState.NO_EVIDENCE,
          RuleState.KEPT,
          RuleState.NOT_APPLICABLE);

  private static final Map<String, Text> WEIGHTS =
      Map.of(
          "must", new Text("krav", "required"),
          "should", new Text("anbefaling", "recommended"),
          "encouraged", new Text("oppfordring", "encouraged"));

  private final String language;
  private final Page page;

  private ReportPage(String language) {
    this.language = language;
    this.page = new Page(Language.of(language));
  }

  static Page of(CharterReport report, String ownerName, String language) {
    ReportPage written = new ReportPage(language);
    written.page.heading(
        written.say(
            CharterTexts.text(
                "Retningslinjene %s, %s", "The charters on %s, %s", report.at(), ownerName)));
    if (report.forecast() != null) {
      written.page.paragraph(written.say(report.forecast()));
    }
    if (!report.association().isEmpty()) {
      written.page.section(written.say(new Text("Foreningen", "The association")));
      written.add(report.association());
    }
    for (OfGroup group : report.groups()) {
      written.page.section(group.name());
      written.add(group.rules());
    }
    return written.page;
  }

  /** Adds rules to a letter. */
  static void add(List<Ruled> rules, String language, Page page) {
    for (Ruled rule : sorted(rules)) {
      page.paragraph(
          CharterTexts.in(
              language,
              CharterTexts.text(
                  "%s: %s (%s)",
                  "%s: %s (%s)",
                  rule.standing().shown(),
                  rule.text(),
                  WEIGHTS.get(rule.weight()))));
      if (!rule.evidence().isEmpty()) {
        page.listed(rule.evidence().stream().map(proof -> line(proof, language)).toList());
      }
      if (rule.next() != null) {
        page.paragraph(CharterTexts.in(language, rule.next()));
      }
    }
  }

  private static List<Ruled> sorted(List<Ruled> rules) {
    return rules.stream()
        .sorted(Comparator.comparing(rule -> ORDER.indexOf(rule.standing())))
        .toList();
  }

  private static String line(Proof proof, String language) {
    Text dated =
        proof.date() == null
            ? proof.what()
            : CharterTexts.text("%s, %s", "%s, %s", proof.date(), proof.what());
    return CharterTexts.in(
        language,
        proof.by() == null
            ? dated
            : CharterTexts.text("%s (meldt av %s)", "%s (recorded by %s)", dated, proof.by()));
  }

  private void add(List<Ruled> rules) {
    add(rules, language, page);
  }

  private String say(Text text) {
    return CharterTexts.in(language, text);
  }
}
