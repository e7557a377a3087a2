package no.nov.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import no.nov.hub.OwnProcess.Said;
import no.nov.hub.platform.start.CannotStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.PortInUseException;

/** Whether a service manager shall start again what has not started. */
class EndOfStartTest {

  @TempDir Path directory;

  @Test
  void what_only_the_operator_can_mend_is_told_apart_however_deep_it_lies() {
    assertThat(EndOfStart.status(new IllegalStateException(new CannotStart("Mend it."))))
        .isEqualTo(78);
  }

  @Test
  void what_may_pass_and_what_nobody_foresaw_is_worth_another_try() {
    assertThat(EndOfStart.status(CannotStart.yet("Full.", new IOException()))).isEqualTo(1);
    assertThat(EndOfStart.status(new PortInUseException(8080, new BindException()))).isEqualTo(1);
    assertThat(EndOfStart.status(new OutOfMemoryError())).isEqualTo(1);
  }

  @Test
  void a_misspelt_setting_and_one_of_a_wrong_value_end_the_process_for_good() {
    for (String wrong : new String[] {"--hub.dta=x", "--hub.disk.warn=many"}) {
      Said hub =
          OwnProcess.run(
              "--hub.data=" + directory, "--server.port=0", "--hub.embedded.kafka.port=0", wrong);

      assertThat(hub.code()).as(hub.text()).isEqualTo(78);
    }
  }
}
