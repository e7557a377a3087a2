package no.nov.hub.file;

import static no.nov.hub.file.DropBox.data;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import no.nov.hub.admission.Inspection;
import no.nov.hub.admission.MessageRules;
import no.nov.hub.admission.Schemas;
import no.nov.hub.file.Entry.Found;
import no.nov.hub.membership.MembershipRulesForTests;
import no.nov.hub.participant.Municipalities;
import no.nov.hub.participant.Municipality;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplatesTest {

  private static final Templates TEMPLATES = new Templates();
  private static final LocalDate SINCE = LocalDate.of(2024, 1, 1);

  @TempDir Path folder;

  static List<String> names() {
    return TEMPLATES.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void both_formats_of_a_template_say_the_same_and_pass(String name) {
    List<Entry> csv = new DropBox(folder).drop(name + ".csv", TEMPLATES.csv(name));
    List<Entry> xlsx = new DropBox(folder).drop(name + ".xlsx", TEMPLATES.xlsx(name));
    assertThat(csv).hasSize(List.of("medlemsliste", "grupper").contains(name) ? 1 : 2);
    assertThat(xlsx.stream().map(entry -> data(entry).toString()))
        .containsExactlyElementsOf(csv.stream().map(entry -> data(entry).toString()).toList());
  }

  @Test
  void counts_and_lists_also_pass_the_rules() {
    Municipalities municipalities =
        new Municipalities(
            List.of(
                new Municipality("3301", "Drammen", SINCE, null, null),
                new Municipality("3312", "Lier", SINCE, null, null)));
    List<MessageRules> rules = MembershipRulesForTests.all(municipalities, DropBox.CLOCK);
    Inspection inspection = new Inspection(rules, new Schemas(rules));
    for (String name : List.of("medlemstall", "medlemsliste")) {
      for (Entry entry : new DropBox(folder).drop(name + ".xlsx", TEMPLATES.xlsx(name))) {
        assertThat(inspection.inspect(DropBox.DRAMMEN, ((Found) entry).event()))
            .isInstanceOf(Inspection.Sound.class);
      }
    }
  }

  @Test
  void the_header_is_bold_and_stays_in_sight() throws IOException {
    byte[] bytes = TEMPLATES.xlsx("arrangementer");
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
      XSSFSheet sheet = workbook.getSheetAt(0);
      assertThat(sheet.getRow(0).getCell(0).getCellStyle().getFont().getBold()).isTrue();
      assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
    }
  }
}
