package no.nov.hub.intake.file.table;

import static no.nov.hub.intake.file.DropBox.codes;
import static no.nov.hub.intake.file.DropBox.data;
import static no.nov.hub.intake.file.DropBox.id;
import static no.nov.hub.intake.file.DropBox.only;
import static no.nov.hub.intake.file.DropBox.reasons;
import static no.nov.hub.intake.file.DropBox.type;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import no.nov.hub.intake.file.DropBox;
import no.nov.hub.intake.file.content.Entry;
import no.nov.hub.intake.file.content.Entry.Found;
import no.nov.hub.platform.message.FieldNames;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Members of groups, a row each. */
class RosterFileTest {

  private static final String HEADER = "gruppe;gruppenavn;slag;navn;e-post;rolle\n";
  private static final String KRAFT =
      "kraft;Kraft;ressursgruppe;Ada;ada@example.no;leder\n;;;Kari;kari@example.no;kontaktperson\n";

  @TempDir Path folder;
  private DropBox box;

  @BeforeEach
  void open() {
    box = new DropBox(folder);
  }

  @Test
  void all_rows_of_a_group_are_one_message() {
    List<Entry> entries =
        box.drop(
            "grupper.csv",
            "Gruppe;Gruppenavn;Slag;Navn;E-post;Rolle;Leder siden;Organisasjon;Organisasjonsnummer;Personlig medlem;Representerer;Fra;Til;Kun orientering;Språk;Tidssone;Viser alle;Retningslinjer;Nedlagt\n"
                + "kraft;Ressursgruppe kraft;ressursgruppe;Ada;Ada@example.no;leder;15.01.2026;Lys AS;974 760 673;nei;Lier;01.01.2025;31.12.2027;nei;engelsk;Europe/London;ja;resource-group;2030-01-01\n"
                + "kraft;;;Bo;bo@example.no;nestleder;;;;ja;;;;ja;;;;;\n"
                + ";;;Cato;cato@example.no;;;;;;;;;;;;;;\n"
                + ";;;Kari;kari@example.no;kontaktperson;;;;;;;;;;;;;\n"
                + ";;;Vik;vik@example.no;vikar;;;;;;2027-07-01;2027-07-31;;;;;;\n");

    JsonNode data = only(entries);
    assertThat(type(entries.get(0))).isEqualTo("no.nov.group.registered.v1");
    assertThat(entries.get(0).place()).isEqualTo(new Text("Rad 2–6", "Rows 2–6"));
    assertThat(data)
        .isEqualTo(
            Json.MAPPER.readTree(
                """
            {"groupId":"kraft","kind":"resource","showsAll":true,"charter":"resource-group","closedOn":"2030-01-01",
            "owner":"drammen","name":"Ressursgruppe kraft",
            "leader":{"address":"Ada@example.no","since":"2026-01-15"},
            "deputy":{"address":"bo@example.no"},
            "contact":{"name":"Kari","address":"kari@example.no","substitute":{"name":"Vik","address":"vik@example.no","from":"2027-07-01","until":"2027-07-31"}},
            "members":[{"name":"Ada","address":"Ada@example.no","organisation":"Lys AS","organisationNumber":"974760673","personalMember":false,"represents":"Lier",
            "from":"2025-01-01","until":"2027-12-31","informedOnly":false,"language":"en","timeZone":"Europe/London"},
            {"name":"Bo","address":"bo@example.no","personalMember":true,"informedOnly":true},
            {"name":"Cato","address":"cato@example.no"}]}
            """));
  }

  @Test
  void several_groups_in_a_file_are_several_messages_in_any_order_of_rows() {
    List<Entry> entries =
        box.drop(
            "grupper.csv",
            HEADER
                + "kraft;Kraft;ressursgruppe;Ada;ada@example.no;leder\n"
                + "bane;Bane;faggruppe;Bo;bo@example.no;leder\n"
                + "bane;;;Kari;kari@example.no;kontaktperson\n"
                + "kraft;;;Kari;kari@example.no;kontaktperson\n");

    assertThat(entries).hasSize(2);
    assertThat(data(entries.get(0)).get("groupId").stringValue()).isEqualTo("kraft");
    assertThat(data(entries.get(1)).get("kind").stringValue()).isEqualTo("expert");
    assertThat(data(entries.get(1)).at("/leader/address").stringValue()).isEqualTo("bo@example.no");
  }

  @Test
  void english_headers_and_words_are_welcome_and_the_secretary_names_nov() {
    JsonNode data =
        only(
            box.drop(
                "groups.csv",
                "owner,groupId,groupName,kind,name,address,role,language\n"
                    + "nov,managers,Managers,managers,Ada,ada@example.no,member,english\n"
                    + ",,,,Kari,kari@example.no,contact,\n"));

    assertThat(data.get("owner").stringValue()).isEqualTo("nov");
    assertThat(data.get("kind").stringValue()).isEqualTo("managers");
    assertThat(data.at("/members/0/language").stringValue()).isEqualTo("en");
  }

  @Test
  void the_contact_is_a_member_only_if_another_row_says_so() {
    assertThat(only(box.drop("a.csv", HEADER + KRAFT)).get("members")).hasSize(1);
    assertThat(
            only(box.drop("a.csv", HEADER + KRAFT + ";;;Kari;kari@example.no;medlem\n"))
                .get("members"))
        .hasSize(2);
  }

  @Test
  void the_same_rows_give_the_same_message_wherever_they_stand() {
    String bane = "bane;Bane;faggruppe;Bo;bo@example.no;leder\n;;;K;k@example.no;kontaktperson\n";
    String alone = id(box.drop("a.csv", HEADER + KRAFT).get(0));

    assertThat(id(box.drop("a.csv", HEADER + bane + KRAFT).get(1))).isEqualTo(alone);
    assertThat(id(box.drop("a.csv", HEADER + KRAFT + ";;;D;d@example.no;medlem\n").get(0)))
        .isNotEqualTo(alone);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ";;;Bo;bo@example.no;leder            | repeated     | Rad 4: Gruppen har en leder over. Den kan bare ha én; rett rollen.",
        ";;;Bo;bo@example.no;kontaktperson    | repeated     | Rad 4: Gruppen har en kontaktperson over. Den kan bare ha én; rett rollen.",
        ";;;Bo;ADA@example.no;medlem          | repeated     | Rad 4: Samme e-postadresse som i rad 2. Rett den ene, eller slett raden som står to ganger.",
        ";;;Bo;bo@example.no;formann          | not_among    | Rad 4: «rolle» er noe annet, men skal være leder, nestleder, medlem, kontaktperson eller vikar.",
        ";;styre;Bo;bo@example.no;            | not_the_same | Rad 4: «slag» er en annen enn over. Den er lik i alle rader av en gruppe, eller står bare i den første.",
      })
  void a_faulty_row_is_named_and_its_cells_are_not_quoted(
      String row, String code, String sentence) {
    List<Entry> entries = box.drop("grupper.csv", HEADER + KRAFT + row + "\n");

    assertThat(entries).hasSize(1);
    assertThat(codes(entries.get(0))).containsExactly(code);
    assertThat(reasons(entries.get(0)).get(0).message().nb()).isEqualTo(sentence);
  }

  @Test
  void a_group_without_a_contact_is_told_beside_its_other_faults() {
    List<Entry> entries =
        box.drop(
            "grupper.csv",
            "gruppe;gruppenavn;slag;navn;e-post;rolle;fra;leder siden\n"
                + "kraft;Kraft;ressursgruppe;Ada;ada@example.no;leder;hemmelig;\n"
                + "kraft;;;Bo;bo@example.no;;;2026-01-01\n");

    assertThat(codes(entries.get(0))).containsExactly("not_a_date", "not_the_leader", "missing");
    assertThat(reasons(entries.get(0)).toString()).doesNotContain("hemmelig", "example.no");
    assertThat(entries.get(0).place()).isEqualTo(new Text("Rad 2–3", "Rows 2–3"));
  }

  @Test
  void a_faulty_group_does_not_hold_back_its_neighbours() {
    List<Entry> entries =
        box.drop(
            "grupper.csv",
            HEADER + ";;;Eva;eva@example.no;medlem\nbane;Bane;styre;Bo;bo@example.no;\n" + KRAFT);

    assertThat(codes(entries.get(0))).containsExactly("missing");
    assertThat(entries.get(0).place().nb()).isEqualTo("Rad 2");
    assertThat(codes(entries.get(1))).containsExactly("missing");
    assertThat(data(entries.get(2)).get("groupId").stringValue()).isEqualTo("kraft");
  }

  @Test
  void what_admission_says_of_a_member_is_said_of_its_row() {
    Found found = (Found) box.drop("grupper.csv", HEADER + KRAFT + ";;;Bo;bo;medlem\n").get(0);

    assertThat(
            found.placed(
                List.of(
                    Reason.of("data.members[1].address", "x", "Feil.", "Wrong."),
                    Reason.of("data.members[0]", "x", "Feil.", "Wrong."),
                    Reason.of("data.leader.address", "x", "Feil.", "Wrong."),
                    Reason.of("data.contact.address", "x", "Feil.", "Wrong."),
                    Reason.of("data.name", "x", "Feil.", "Wrong."))))
        .extracting(Reason::message)
        .containsExactly(
            new Text("Rad 4: Feil.", "Row 4: Wrong."),
            new Text("Rad 2: Feil.", "Row 2: Wrong."),
            new Text("Rad 2: Feil.", "Row 2: Wrong."),
            new Text("Rad 3: Feil.", "Row 3: Wrong."),
            new Text("Feil.", "Wrong."));
  }

  @Test
  void what_admission_says_names_the_column_as_it_stands_in_the_file() {
    Found found =
        (Found)
            box.drop(
                    "grupper.csv",
                    "Gruppe;Gruppenavn ;Slag;Navn;E-postadresse;Rolle\nkraft;Kraft;ressursgruppe;Ada;ada;leder\n;;;Kari;kari@example.no;kontakt\n")
                .get(0);

    assertThat(found.placed(List.of(about("data.members[0].address"), about("data.name"))))
        .extracting(Reason::message)
        .containsExactly(
            new Text("Rad 2: «E-postadresse» er feil.", "Row 2: “E-postadresse” is wrong."),
            new Text("«Gruppenavn» er feil.", "“Gruppenavn” is wrong."));
  }

  private static Reason about(String path) {
    Text name = FieldNames.of(path);
    return Reason.of(path, "x", name.nb() + " er feil.", name.en() + " is wrong.");
  }
}
