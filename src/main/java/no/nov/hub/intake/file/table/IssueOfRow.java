package no.nov.hub.intake.file.table;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import no.nov.hub.intake.file.content.KnownIssues;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.KnownIssue;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Titles;
import tools.jackson.databind.node.ObjectNode;

/** Finds the issue of a row that has its title, but no id. */
final class IssueOfRow {

  private static final Pattern ID = Pattern.compile("[a-z0-9._-]{1,64}");
  private static final int LONGEST_ID = 64;

  private final KnownIssues known;
  private List<KnownIssue> issues;

  IssueOfRow(KnownIssues known) {
    this.known = known;
  }

  void identify(ObjectNode read, Findings findings) {
    if (!(read.get("issue") instanceof ObjectNode issue)) {
      return;
    }
    String id = issue.path("id").asString("");
    String title = issue.path("title").asString(id);
    if (ID.matcher(id).matches() || title.isEmpty()) {
      return;
    }
    Optional<KnownIssue> found = KnownIssue.titled(title, issues());
    if (found.isPresent()) {
      issue.put("id", found.get().id());
      issue.put("title", title);
    } else {
      unknown(title, findings);
    }
  }

  /** Asked for once a file, and only if a row needs them. */
  private List<KnownIssue> issues() {
    if (issues == null) {
      issues = known.all();
    }
    return issues;
  }

  private void unknown(String title, Findings findings) {
    String shown = PlainText.shortened(title);
    String proposed = proposed(title);
    Optional<KnownIssue> near = KnownIssue.near(title, issues());
    findings.fault(
        "data.issue.id",
        "unknown_issue",
        "Raden har ingen saks-id, og ingen kjent sak heter «%s».%s Er det en ny sak, skriv en id for den i kolonnen «sak», for eksempel %s, og tittelen i «sakstittel»."
            .formatted(
                shown,
                near.map(n -> meant(n, " Er det «%s», skriv %s i kolonnen «sak».")).orElse(""),
                proposed),
        "The row has no issue id, and no known issue is called “%s”.%s If it is a new issue, write an id for it in the column “sak”, for instance %s, and its title in “sakstittel”."
            .formatted(
                shown,
                near.map(n -> meant(n, " If it is “%s”, write %s in the column “sak”.")).orElse(""),
                proposed));
  }

  private static String meant(KnownIssue issue, String sentence) {
    return sentence.formatted(PlainText.shortened(issue.title()), issue.id());
  }

  /** Made of the words of the title. */
  private static String proposed(String title) {
    String plain =
        Titles.normal(title.toLowerCase(Locale.ROOT).replace('ø', 'o').replace("æ", "ae"));
    String ascii =
        Normalizer.normalize(plain, Normalizer.Form.NFKD).replaceAll("[^a-z0-9 ]", "").strip();
    String id = ascii.replaceAll(" +", "-");
    return id.isEmpty() ? "sak-1" : id.substring(0, Math.min(LONGEST_ID, id.length()));
  }
}
