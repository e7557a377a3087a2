package no.nov.hub.platform.start;

import java.util.List;
import java.util.stream.Collectors;

/** Settings that do not hold, with all that is wrong with them. */
public final class WrongSettings extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final transient List<SettingFault> faults;

  WrongSettings(List<SettingFault> faults) {
    super(faults.stream().map(SettingFault::english).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  List<SettingFault> faults() {
    return faults;
  }
}
