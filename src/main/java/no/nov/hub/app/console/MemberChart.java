package no.nov.hub.app.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.shared.membership.Statistics;

/**
 * Members month by month as stacked bars from zero: only places and texts, so that the template can
 * draw it without a font or a library on the server. Each association's name stands beside its part
 * of the last bar; dark and light parts take turns, so that they can be told apart without colour.
 *
 * @param bars the oldest first
 * @param lines across, at round numbers
 * @param names beside the last bar, from below
 */
record MemberChart(
    Size size,
    String description,
    List<Bar> bars,
    List<Line> lines,
    List<Tick> ticks,
    List<Name> names,
    Total total) {

  /**
   * @param left room for the scale
   * @param right room for the names
   * @param labelEvery how many months between their names
   */
  enum Size {
    WIDE(960, 400, 52, 190, 17, 3),
    NARROW(358, 320, 40, 134, 15, 6);

    final int width;
    final int height;
    final int left;
    final int right;
    final int nameHeight;
    final int labelEvery;

    Size(int width, int height, int left, int right, int nameHeight, int labelEvery) {
      this.width = width;
      this.height = height;
      this.left = left;
      this.right = right;
      this.nameHeight = nameHeight;
      this.labelEvery = labelEvery;
    }

    public String viewBox() {
      return "0 0 " + width + " " + height;
    }

    public String css() {
      return name().toLowerCase(Locale.ROOT);
    }

    public int leftEdge() {
      return left;
    }

    public int rightEdge() {
      return width - right;
    }

    public int base() {
      return height - FOOT;
    }
  }

  /** Room for the months below and for the total above. */
  private static final int FOOT = 44;

  private static final int HEAD = 28;

  /** As many as the style sheet has; then they begin again. */
  private static final int SHADES = 6;

  private static final double BAR_SHARE = 0.78;

  record Bar(double x, double width, List<Part> parts) {}

  record Part(double y, double height, String css, String title) {}

  record Line(double y, String value) {}

  record Tick(double x, String month, String year) {}

  /**
   * @param partY the middle of the part that the name belongs to
   * @param y where there is room for the name
   */
  record Name(double partY, double y, String css, String text) {}

  record Total(double x, double y, String text) {}

  static MemberChart of(
      List<Statistics> months, Participants participants, Size size, Wording wording) {
    long most = months.stream().mapToLong(MemberChart::height).max().orElse(0);
    List<Participant> associations = participants.associationsWith(Statistics.associations(months));
    return new Drawing(associations, size, step(most), most, wording).draw(months);
  }

  /** How high a bar is; a month that nobody had counted by has none. */
  private static long height(Statistics month) {
    return Optional.ofNullable(month.totals().members()).orElse(0L);
  }

  /** Between lines: 1, 2 or 5 times a power of ten, so that there are three to six lines. */
  static long step(long most) {
    long step = 1;
    while (true) {
      for (long factor : new long[] {1, 2, 5}) {
        if (step * factor * 6 > most) {
          return step * factor;
        }
      }
      step *= 10;
    }
  }

  private record Drawing(
      List<Participant> associations, Size size, long step, long most, Wording wording) {

    MemberChart draw(List<Statistics> months) {
      Statistics last = months.get(months.size() - 1);
      List<Bar> bars = new ArrayList<>();
      List<Tick> ticks = new ArrayList<>();
      for (int i = 0; i < months.size(); i++) {
        bars.add(new Bar(x(i, months.size()), barWidth(months.size()), parts(months.get(i))));
        if ((months.size() - 1 - i) % size.labelEvery == 0) {
          ticks.add(tick(i, months));
        }
      }
      return new MemberChart(
          size,
          description(months),
          bars,
          lines(),
          ticks,
          names(last),
          new Total(
              middle(months.size() - 1, months.size()),
              tenths(y(height(last)) - 8),
              wording.number(height(last))));
    }

    private String description(List<Statistics> months) {
      Statistics last = months.get(months.size() - 1);
      List<String> sentences = new ArrayList<>();
      sentences.add(
          wording.say(
              "overview.months.described",
              wording.monthInFull(months.get(0).asOf()),
              wording.monthInFull(last.asOf())));
      beginning(months).ifPresent(sentences::add);
      sentences.add(wording.say("overview.months.last", wording.number(height(last))));
      return String.join(" ", sentences);
    }

    /** A month without a bar is not a month without members. */
    private Optional<String> beginning(List<Statistics> months) {
      boolean emptyAtFirst = months.get(0).totals().members() == null;
      return months.stream()
          .filter(month -> emptyAtFirst && month.totals().members() != null)
          .findFirst()
          .map(
              month ->
                  wording.say("overview.months.nobody-before", wording.monthInFull(month.asOf())));
    }

    private Tick tick(int i, List<Statistics> months) {
      Statistics month = months.get(i);
      return new Tick(
          middle(i, months.size()),
          wording.shortMonth(month.asOf()),
          Integer.toString(month.asOf().getYear()));
    }

    private List<Part> parts(Statistics month) {
      List<Part> parts = new ArrayList<>();
      long below = 0;
      for (int i = 0; i < associations.size(); i++) {
        long members = members(month, associations.get(i));
        if (members > 0) {
          double top = y(below + members);
          parts.add(
              new Part(
                  top,
                  tenths(y(below) - top),
                  css(i),
                  "%s, %s: %s"
                      .formatted(
                          associations.get(i).shortName(),
                          wording.monthInFull(month.asOf()),
                          wording.number(members))));
          below += members;
        }
      }
      return parts;
    }

    private List<Line> lines() {
      List<Line> lines = new ArrayList<>();
      for (long value = 0; value <= most; value += step) {
        lines.add(new Line(y(value), wording.number(value)));
      }
      return lines;
    }

    /** Names keep their distance: each is moved up as far as the one below it needs. */
    private List<Name> names(Statistics last) {
      List<Name> names = new ArrayList<>();
      long below = 0;
      double lowest = size.base();
      for (int i = 0; i < associations.size(); i++) {
        long members = members(last, associations.get(i));
        if (members > 0) {
          double middle = tenths((y(below) + y(below + members)) / 2);
          double y = Math.min(middle, lowest);
          String text = associations.get(i).shortName() + " " + wording.number(members);
          names.add(new Name(middle, tenths(y), css(i), text));
          lowest = y - size.nameHeight;
          below += members;
        }
      }
      return names;
    }

    private static String css(int association) {
      return "part" + association % SHADES;
    }

    private static long members(Statistics month, Participant association) {
      Statistics.OfAssociation figures = month.byAssociation().get(association.id());
      return figures == null ? 0 : figures.members();
    }

    private double y(long value) {
      double share = most == 0 ? 0 : (double) value / most;
      return tenths(size.base() - share * (size.base() - HEAD));
    }

    private double slot(int bars) {
      return (double) (size.rightEdge() - size.left) / bars;
    }

    private double barWidth(int bars) {
      return tenths(slot(bars) * BAR_SHARE);
    }

    private double x(int bar, int bars) {
      return tenths(size.left + slot(bars) * (bar + (1 - BAR_SHARE) / 2));
    }

    private double middle(int bar, int bars) {
      return tenths(size.left + slot(bars) * (bar + 0.5));
    }

    private static double tenths(double place) {
      return Math.round(place * 10) / 10.0;
    }
  }
}
