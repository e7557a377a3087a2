package no.nov.hub.platform.start;

/** Settings that hold only beside others, which is seen when all are read. */
public interface FitsOthers {

  /** What does not fit; others that are wrong themselves are not there to be asked. */
  SettingFaults misfits(SettingsRead others);
}
