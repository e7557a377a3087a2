package no.nov.hub.intake.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class OriginTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "2001:db8::7, 2001:db8::7",
    "'198.51.100.1, 192.0.2.7', 192.0.2.7"
  })
  void a_proxy_on_this_machine_is_believed_in_what_it_saw_itself(String told, String origin) {
    assertThat(Origin.of(request("127.0.0.1", told))).isEqualTo(origin);
    assertThat(Origin.of(request("0:0:0:0:0:0:0:1", told))).isEqualTo(origin);
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.7", "127.0.0.1", "'"})
  void from_elsewhere_a_forged_header_is_not(String told) {
    assertThat(Origin.of(request("203.0.113.9", told))).isEqualTo("203.0.113.9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unknown", "_hidden", "kari@example.no", "192.0.2.7,", "a\r\nb"})
  void what_is_no_address_is_not_noted(String told) {
    assertThat(Origin.of(request("127.0.0.1", told))).isEqualTo("127.0.0.1");
  }

  private static MockHttpServletRequest request(String remote, String told) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setRemoteAddr(remote);
    request.addHeader("X-Forwarded-For", told);
    return request;
  }
}
