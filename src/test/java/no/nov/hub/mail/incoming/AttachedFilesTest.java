package no.nov.hub.mail.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.nov.hub.mail.incoming.Parts.Leaf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which parts of a mail somebody has attached, and will want an answer for. */
class AttachedFilesTest {

  private static final String HEAD =
      """
      From: kari@example.no
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=b

      --b
      Content-Type: text/html; charset=utf-8

      Hei <img src="cid:logo@example.no">
      """;

  private static List<String> names(IncomingMail mail) {
    return AttachedFiles.of(mail).stream().map(Leaf::fileName).toList();
  }

  private static IncomingMail mail(String... parts) {
    return Mails.mail(HEAD + "--b\n" + String.join("\n--b\n", parts) + "\n--b--\n");
  }

  private static String file(String type, String name) {
    return "Content-Type: %s\nContent-Disposition: attachment; filename=\"%s\"\n\nx"
        .formatted(type, name);
  }

  @Test
  void every_file_is_one_whether_or_not_it_can_be_read() {
    assertThat(
            names(
                mail(
                    file("application/octet-stream", "tall.xlsx"),
                    file("application/vnd.oasis.opendocument.spreadsheet", "tall.ods"),
                    file("application/pdf", "brev.pdf"),
                    file("application/zip", "alt.zip"),
                    file("application/ms-tnef", "winmail.dat"),
                    file("text/plain", "notat.txt"),
                    file("image/jpeg", "tavle.jpg"))))
        .containsExactly(
            "tall.xlsx",
            "tall.ods",
            "brev.pdf",
            "alt.zip",
            "winmail.dat",
            "notat.txt",
            "tavle.jpg");
  }

  @Test
  void a_part_without_a_name_that_is_no_text_is_one_too() {
    assertThat(AttachedFiles.of(mail("Content-Type: application/octet-stream\n\nx"))).hasSize(1);
    assertThat(AttachedFiles.of(mail("Content-Type: message/rfc822\n\nSubject: x\n\nx")))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: image/png; name=logo.png\nContent-ID: <logo@example.no>\n\nx",
        "Content-Type: image/png; name=logo.png\nContent-Disposition: inline\n\nx",
        "Content-Type: image/gif\nContent-ID: <other@example.no>\n\nx",
        "Content-Type: application/pkcs7-signature; name=smime.p7s\n\nx",
        "Content-Type: application/octet-stream; name=smime.p7s\n\nx",
        "Content-Type: application/pgp-signature; name=signature.asc\n\nx",
        "Content-Type: text/vcard; name=kari.vcf\n\nx",
        "Content-Type: text/calendar; method=REPLY\n\nx",
        "Content-Type: application/applefile; name=tall.csv\n\nx",
        "Content-Type: text/csv; name=._tall.csv\n\nx",
        "Content-Type: text/plain; name=ATT00001.txt\nContent-Disposition: attachment\n\nx",
        "Content-Type: text/plain\n\nHilsen Kari"
      })
  void what_programs_add_is_none(String part) {
    assertThat(names(mail(part))).isEmpty();
  }

  @Test
  void a_large_picture_in_the_text_is_no_logo() {
    assertThat(
            names(
                mail(
                    "Content-Type: image/png; name=skjerm.png\nContent-Disposition: inline\n\n"
                        + "x".repeat(70_000))))
        .containsExactly("skjerm.png");
  }

  @Test
  void of_a_file_from_a_mac_the_data_alone_counts() {
    List<Leaf> files = AttachedFiles.of(Mails.read("files/apple-double"));

    assertThat(files).extracting(Leaf::type).containsExactly("text/csv");
  }

  @Test
  void a_name_in_raw_utf8_is_read_as_it_was_written() {
    assertThat(names(Mails.read("files/raw-utf8-name"))).containsExactly("medlemstall åpril.csv");
    assertThat(Mails.mail("Subject: Møtet på Øya\n\nx\n").subject()).isEqualTo("Møtet på Øya");
    assertThat(
            IncomingMail.of(Mails.withLineEnds("Subject: Møtet\n\nx\n"), Mails.RECEIVED).subject())
        .isEqualTo("Møtet");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name-in-percents               | medlemstall måned.csv
          name-in-two-pieces             | medlemstall for foreningen per februar 2023 kopi to.csv
          encoded-name                   | medlemstall_mårs.csv
          inline-quoted-printable-latin1 | arr.csv
          utf16                          | juli.csv
          """)
  void a_name_is_read_however_a_program_writes_it(String mail, String name) {
    assertThat(names(Mails.read("files/" + mail))).containsExactly(name);
  }
}
