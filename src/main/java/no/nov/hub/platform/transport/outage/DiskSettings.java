package no.nov.hub.platform.transport.outage;

import java.nio.file.Path;
import java.util.List;
import no.nov.hub.platform.start.SettingFaults;
import no.nov.hub.platform.start.Wanted;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param directories whose disks are watched
 * @param warn health tells of less free space than this
 * @param stop with less than this nothing is taken any longer, so that what was taken can be
 *     finished
 */
@ConfigurationProperties("hub.disk")
public record DiskSettings(
    @DefaultValue("data") List<Path> directories,
    @DefaultValue("1GB") DataSize warn,
    @DefaultValue("256MB") DataSize stop) {

  public DiskSettings {
    directories = List.copyOf(directories);
    new SettingFaults("hub.disk")
        .require(
            stop.compareTo(warn) <= 0,
            "warn",
            warn,
            new Wanted(
                "kan ikke være mindre enn hub.disk.stop", "must not be less than hub.disk.stop"))
        .refuse();
  }
}
