package no.nov.hub.platform.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyRoomTest {

  private final BodyRoom room = new BodyRoom(100, 60, 0);

  @Test
  void one_caller_leaves_room_for_others() {
    assertThat(room.take("asker", 60)).isTrue();
    assertThat(room.take("asker", 1)).isFalse();
    assertThat(room.take("modum", 40)).isTrue();
  }

  @Test
  void however_many_large_ones_come_a_small_one_finds_room() {
    BodyRoom strangers = new BodyRoom(16_000, 250, 16);
    for (int i = 0; i < 1000; i++) {
      for (int bytes = 250; bytes > 9 && !strangers.take("large " + i, bytes); bytes--) {}
    }

    assertThat(strangers.take("small", 4)).isTrue();
  }

  @Test
  void together_they_take_no_more_than_there_is_until_some_is_given_back() {
    room.take("asker", 60);
    assertThat(room.take("modum", 41)).isFalse();

    room.give("asker", 60);

    assertThat(room.take("modum", 41)).isTrue();
    assertThat(room.take("asker", 59)).isTrue();
  }
}
