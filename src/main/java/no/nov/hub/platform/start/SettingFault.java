package no.nov.hub.platform.start;

/**
 * What is wrong with one setting and what to write instead, in both languages.
 *
 * @param key of the setting, or of the list that it stands in
 * @param norwegian a sentence with the key in it
 * @param english the same sentence
 */
public record SettingFault(String key, String norwegian, String english) {

  /** The same, told of one place in a list. */
  SettingFault at(String place) {
    return new SettingFault(place, norwegian, english);
  }
}
