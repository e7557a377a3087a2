package no.nov.hub.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import no.nov.hub.app.console.MemberChart.Bar;
import no.nov.hub.app.console.MemberChart.Name;
import no.nov.hub.app.console.MemberChart.Part;
import no.nov.hub.app.console.MemberChart.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberChartTest {

  private final ConsoleFixture hub = new ConsoleFixture();

  private MemberChart chart(Size size) {
    return hub.page().charts().stream().filter(c -> c.size() == size).findFirst().orElseThrow();
  }

  @Test
  void nobody_has_a_chart_without_figures() {
    assertThat(hub.page().charts()).isEmpty();
  }

  @Test
  void bars_stand_on_zero_and_are_as_high_as_their_figures() {
    hub.counted("drammen", "2026-08-31", "'members':1000")
        .counted("asker", "2026-10-31", "'members':500");

    MemberChart chart = chart(Size.WIDE);

    assertThat(chart.bars()).hasSize(24);
    assertThat(chart.bars().get(0).parts()).isEmpty();
    List<Part> last = chart.bars().get(23).parts();
    assertThat(last).hasSize(2);
    assertThat(bottom(last.get(0))).isCloseTo(Size.WIDE.base(), within(0.1));
    assertThat(bottom(last.get(1))).isCloseTo(last.get(0).y(), within(0.1));
    assertThat(last.get(0).height()).isCloseTo(2 * last.get(1).height(), within(0.2));
    assertThat(chart.bars().get(20).parts()).hasSize(1);
    assertThat(chart.bars().get(20).parts().get(0).height()).isEqualTo(last.get(0).height());
    assertThat(last.get(0).title()).isEqualTo("Drammen, november 2026: 1\u202f000");
  }

  @Test
  void everything_stays_within_the_picture() {
    hub.counted("drammen", "2025-01-31", "'members':1")
        .counted("asker", "2026-10-31", "'members':2456");

    for (Size size : Size.values()) {
      MemberChart chart = chart(size);
      double before = size.leftEdge();
      for (Bar bar : chart.bars()) {
        assertThat(bar.x()).isGreaterThanOrEqualTo(before);
        before = bar.x() + bar.width();
      }
      assertThat(before).isLessThanOrEqualTo(size.rightEdge());
      assertThat(chart.total().y()).isBetween(10.0, (double) size.base());
      assertThat(chart.lines())
          .extracting("y")
          .allSatisfy(y -> assertThat((double) y).isGreaterThan(0));
    }
  }

  @Test
  void lines_begin_at_zero_and_the_last_month_is_named() {
    hub.counted("drammen", "2026-10-31", "'members':2456");

    MemberChart chart = chart(Size.WIDE);

    assertThat(chart.lines())
        .extracting("value")
        .containsExactly("0", "500", "1\u202f000", "1\u202f500", "2\u202f000");
    assertThat(chart.lines().get(0).y()).isEqualTo(Size.WIDE.base());
    assertThat(chart.ticks().get(chart.ticks().size() - 1).month()).isEqualTo("nov.");
    assertThat(chart.total().text()).isEqualTo("2\u202f456");
  }

  @Test
  void names_beside_small_parts_do_not_cover_each_other() {
    for (String id :
        new String[] {"drammen", "kongsberg", "ringerike", "baerum", "asker", "modum"}) {
      hub.counted(id, "2026-10-31", "'members':" + (id.equals("modum") ? 5000 : 3));
    }

    List<Name> names = chart(Size.NARROW).names();

    assertThat(names).hasSize(6);
    for (int i = 1; i < names.size(); i++) {
      assertThat(names.get(i - 1).y() - names.get(i).y())
          .isGreaterThanOrEqualTo(Size.NARROW.nameHeight - 0.1);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "5, 1", "6, 2", "60, 20", "2456, 500", "100000, 20000"})
  void lines_are_round_and_few(long most, long step) {
    assertThat(MemberChart.step(most)).isEqualTo(step);
    assertThat(most / step).isLessThan(6);
  }

  private static double bottom(Part part) {
    return part.y() + part.height();
  }
}
