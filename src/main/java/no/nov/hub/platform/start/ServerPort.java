package no.nov.hub.platform.start;

import org.springframework.boot.web.server.autoconfigure.ServerProperties;

/** The port for HTTP, of which Spring Boot lets the server find out whether it can be one. */
final class ServerPort {

  private ServerPort() {}

  static SettingFaults misfits(SettingsRead read) {
    Integer port = read.get(ServerProperties.class).map(ServerProperties::getPort).orElse(null);
    return new SettingFaults("server")
        .require(port == null || port < 0 || Wanted.isPort(port), "port", port, Wanted.port());
  }
}
