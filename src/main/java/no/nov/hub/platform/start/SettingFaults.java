package no.nov.hub.platform.start;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.util.unit.DataSize;

/** Gathers what is wrong with settings, so that all of it is told at once. */
public final class SettingFaults {

  private final String prefix;
  private final List<SettingFault> faults = new ArrayList<>();

  /**
   * @param prefix of the settings, such as {@code hub.mail.smtp}
   */
  public SettingFaults(String prefix) {
    this.prefix = prefix;
  }

  /**
   * @param name behind the prefix
   * @param given is shown, so no secret
   */
  public SettingFaults require(boolean holds, String name, Object given, Wanted wanted) {
    if (!holds) {
      faults.add(wrong(prefix + "." + name, given, wanted));
    }
    return this;
  }

  /** For what is best said in a sentence of its own, which comes behind the key. */
  public SettingFaults tellIf(boolean wrong, String name, String norwegian, String english) {
    if (wrong) {
      String key = prefix + "." + name;
      faults.add(new SettingFault(key, key + ": " + norwegian, key + ": " + english));
    }
    return this;
  }

  List<SettingFault> all() {
    return faults;
  }

  /**
   * @throws WrongSettings if there are any
   */
  public void refuse() {
    if (!faults.isEmpty()) {
      throw new WrongSettings(faults);
    }
  }

  static SettingFault wrong(String key, Object given, Wanted wanted) {
    String value = shown(given);
    return new SettingFault(
        key,
        "%s %s, ikke «%s»".formatted(key, wanted.norwegian(), value),
        "%s %s, not '%s'".formatted(key, wanted.english(), value));
  }

  /** As it could stand in the settings, and in one line. */
  private static String shown(Object given) {
    if (given instanceof Collection<?> list) {
      return list.stream().map(SettingFaults::shown).collect(Collectors.joining(","));
    }
    if (given instanceof DataSize size && DataSize.ofMegabytes(size.toMegabytes()).equals(size)) {
      return size.toMegabytes() + "MB";
    }
    String text = String.valueOf(given).replaceAll("\\p{Cntrl}", "\uFFFD");
    return given instanceof Duration ? text.replace("PT", "").toLowerCase(Locale.ROOT) : text;
  }
}
