package no.nov.hub.platform.start;

/**
 * What is wrong with one setting and what to write instead, in both languages.
 *
 * @param key of the setting, or of the list that it stands in
 * @param english a sentence with the key in it
 * @param norwegian the same sentence
 */
public record SettingFault(String key, String english, String norwegian) {

  /** The same, told of one place in a list. */
  SettingFault at(String place) {
    return new SettingFault(place, english, norwegian);
  }
}
