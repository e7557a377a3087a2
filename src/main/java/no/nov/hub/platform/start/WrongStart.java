package no.nov.hub.platform.start;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.env.ConfigurableEnvironment;

/** The sentences of a start that ends because of settings. */
final class WrongStart {

  private WrongStart() {}

  /**
   * @throws CannotStart with all faults, if there are any
   */
  static void refuse(ConfigurableEnvironment environment, List<SettingFault> faults) {
    if (!faults.isEmpty()) {
      throw new CannotStart(head(faults.size()) + listed(environment, faults));
    }
  }

  private static String head(int count) {
    String english = count == 1 ? "a setting is wrong" : count + " settings are wrong";
    String norwegian = count == 1 ? "en innstilling er feil" : count + " innstillinger er feil";
    return """
        Nothing was done, because %s. Correct what stands here, and try again; docs/settings.md lists all settings.
        Ingenting ble gjort, fordi %s. Rett det som står her, og prøv igjen; docs/settings.md viser alle innstillinger.
        """
        .formatted(english, norwegian);
  }

  private static String listed(ConfigurableEnvironment environment, List<SettingFault> faults) {
    return faults.stream()
        .map(
            fault ->
                "%n- %s%n  %s%s"
                    .formatted(fault.english(), fault.norwegian(), place(environment, fault)))
        .collect(Collectors.joining());
  }

  private static String place(ConfigurableEnvironment environment, SettingFault fault) {
    return PlaceOfSetting.in(environment, fault.key())
        .filter(place -> !place.equals(fault.key()))
        .map(place -> "%n  (%s: %s)".formatted(fault.key(), place))
        .orElse("");
  }
}
