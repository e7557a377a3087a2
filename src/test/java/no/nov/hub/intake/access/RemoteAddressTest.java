package no.nov.hub.intake.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class RemoteAddressTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "2001:db8::7, 2001:db8::7",
    "'198.51.100.1, 192.0.2.7', 192.0.2.7"
  })
  void a_proxy_on_this_machine_is_believed_in_what_it_saw_itself(String told, String origin) {
    assertThat(RemoteAddress.of(request("127.0.0.1", told))).isEqualTo(origin);
    assertThat(RemoteAddress.of(request("0:0:0:0:0:0:0:1", told))).isEqualTo(origin);
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.7", "127.0.0.1", "'"})
  void from_elsewhere_a_forged_header_is_not(String told) {
    assertThat(RemoteAddress.of(request("203.0.113.9", told))).isEqualTo("203.0.113.9");
  }

  @Test
  void of_several_lines_the_last_is_that_of_the_proxy() {
    MockHttpServletRequest request = request("127.0.0.1", "198.51.100.1");
    request.addHeader("X-Forwarded-For", "198.51.100.2, 192.0.2.7");

    assertThat(RemoteAddress.of(request)).isEqualTo("192.0.2.7");
  }

  @Test
  void without_a_proxy_it_is_the_machine_itself() {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setRemoteAddr("127.0.0.1");

    assertThat(RemoteAddress.of(request)).isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "unknown",
        "_hidden",
        "kari@example.no",
        "192.0.2.7,",
        "a\r\nb",
        "..",
        "abc",
        "1.2.3",
        "1.2.3.456",
        ":::",
        "1234",
        "fe80::1%eth0"
      })
  void what_is_no_address_is_not_noted(String told) {
    assertThat(RemoteAddress.of(request("127.0.0.1", told))).isEqualTo("127.0.0.1");
  }

  private static MockHttpServletRequest request(String remote, String told) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setRemoteAddr(remote);
    request.addHeader("X-Forwarded-For", told);
    return request;
  }
}
