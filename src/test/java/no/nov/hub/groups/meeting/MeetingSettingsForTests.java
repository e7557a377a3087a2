package no.nov.hub.groups.meeting;

import java.time.Duration;
import java.util.List;
import no.nov.hub.platform.link.Links;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** What meetings need of settings, for tests of subjects that build on them. */
public final class MeetingSettingsForTests {

  private MeetingSettingsForTests() {}

  public static void register(AnnotationConfigApplicationContext context) {
    context.registerBean(Links.class, () -> new Links("https://hub.example.no"));
    context.registerBean(
        MeetingSettings.class,
        () ->
            new MeetingSettings(
                "hub.example.no",
                Duration.ofDays(400),
                List.of(Duration.ofDays(3), Duration.ofDays(1))));
  }
}
