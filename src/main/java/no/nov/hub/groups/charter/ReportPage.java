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
import no.nov.hub.platform.language.Texts;

/** A report in words: what needs somebody first. */
final class ReportPage {

  private static final List<RuleState> ORDER =
      List.of(
          RuleState.BROKEN,
          RuleState.AT_RISK,
          RuleState.NO_EVIDENCE,
          RuleState.KEPT,
          RuleState.NOT_APPLICABLE);

  /** How a rule that binds so much is told. */
  private static final Map<String, String> KEYS =
      Map.of(
          "must", "charter.report.must",
          "should", "charter.report.should",
          "encouraged", "charter.report.encouraged");

  private ReportPage() {}

  static Page of(CharterReport report, String ownerName, Language language) {
    Texts texts = new Texts(language);
    Page page =
        new Page(language)
            .heading(texts.say("charter.report.heading", CharterTexts.day(report.at()), ownerName));
    if (report.forecast() != null) {
      page.paragraph(language.choose(report.forecast()));
    }
    if (!report.association().isEmpty()) {
      page.section(texts.say("charter.report.association"));
      add(report.association(), texts, page);
    }
    for (OfGroup group : report.groups()) {
      page.section(group.name());
      add(group.rules(), texts, page);
    }
    return page;
  }

  /** Adds rules to a page or a letter. */
  static void add(List<Ruled> rules, Texts texts, Page page) {
    for (Ruled rule : sorted(rules)) {
      page.paragraph(texts.say(KEYS.get(rule.weight()), rule.standing().shown(), rule.text()));
      if (!rule.evidence().isEmpty()) {
        page.listed(rule.evidence().stream().map(proof -> line(proof, texts)).toList());
      }
      if (rule.next() != null) {
        page.paragraph(texts.language().choose(rule.next()));
      }
    }
  }

  private static List<Ruled> sorted(List<Ruled> rules) {
    return rules.stream()
        .sorted(Comparator.comparing(rule -> ORDER.indexOf(rule.standing())))
        .toList();
  }

  private static String line(Proof proof, Texts texts) {
    Language language = texts.language();
    String what = language.choose(proof.what());
    String dated =
        proof.date() == null ? what : language.choose(CharterTexts.day(proof.date())) + ", " + what;
    return proof.by() == null ? dated : texts.say("charter.report.recorded-by", dated, proof.by());
  }
}
