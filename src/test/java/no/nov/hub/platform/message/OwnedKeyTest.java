package no.nov.hub.platform.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OwnedKeyTest {

  private static final OwnedKey KEY = new OwnedKey("drammen", "styret-3");

  @Test
  void it_is_read_as_it_is_written() {
    assertThat(OwnedKey.parse(KEY.toString())).isEqualTo(KEY);
    assertThat(OwnedKey.ofAbout(KEY.about("meeting"))).isEqualTo(KEY);
    assertThat(KEY.about("meeting")).isEqualTo("meeting drammen/styret-3");
  }

  @Test
  void an_id_alone_is_of_the_one_who_writes_it() {
    assertThat(OwnedKey.within("drammen", "styret-3")).isEqualTo(KEY);
    assertThat(OwnedKey.within("lier", "drammen/styret-3")).isEqualTo(KEY);
  }

  @Test
  void a_text_without_an_owner_is_no_key() {
    assertThat(OwnedKey.read("styret-3")).isEmpty();
    assertThatThrownBy(() -> OwnedKey.parse("styret-3"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
