package no.nov.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Parameter;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.nov.hub.intake.access.Keys;
import no.nov.hub.platform.problem.QueryNames;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Wrong input is never a fault of the hub's: every address is asked with what nobody should send.
 */
@HubIntegrationTest
class WrongInputIT {

  /** Their garbage would be somebody's new address, or a copy of all that other tests do. */
  private static final Set<String> LEFT_OUT =
      Set.of("/api/v1/submission-address/renew", "/api/v1/operator/backup");

  private static final List<String> NAMES =
      List.of("x", "%00", "%FF", "a%0D%0Ab", "%F0%9F%98%80", "-1", "x".repeat(3000));

  /** Of each address the parameters that it reads. */
  private static final List<String> QUERIES =
      List.of(
          "",
          "year=0&at=x&asOf=9999-99-99&months=x&limit=-1&from=%FF&to=%00&after=%25&group=x&open=x&before=x&settled=x&state=%00&organiser=%FF&theme=%00&level=x&participant=x&association=x&issue=%00&openHearing=x&language=%FF",
          "asOf=-999999999-01-01&year=99999999999&months=2147483648&from=+999999999-12-31&before=-1000000000-01-01T00:00:00Z&at=%2B999999999-12-31&limit=99999999999&group=/&state=",
          "asOf=%2B999999999-12-31&at=%2B999999999-12-31&year=2147483647&months=2147483647&limit=1"
              + "&before=%2B1000000000-12-31T23:59:59Z&from=2026-01-01&to=%2B999999999-12-31",
          "at=-999999999-01-01&year=-2147483648&months=12&limit=-2147483648"
              + "&before=-1000000000-01-01T00:00:00Z&from=%2B999999999-12-31&to=-999999999-01-01");

  private static final Map<String, byte[]> BODIES =
      Map.of(
          "nothing", new byte[0],
          "half an object", "{\"a\":".getBytes(StandardCharsets.UTF_8),
          "half a list", "[{\"a\"".getBytes(StandardCharsets.UTF_8),
          "null", "null".getBytes(StandardCharsets.UTF_8),
          "a text", "\"x\"".getBytes(StandardCharsets.UTF_8),
          "an empty object", "{}".getBytes(StandardCharsets.UTF_8),
          "wrong kinds",
              "{\"id\":[],\"version\":{},\"start\":1,\"address\":null}"
                  .getBytes(StandardCharsets.UTF_8),
          "a broken form", "answer=%zz&text=%FF%0A%00&comment".getBytes(StandardCharsets.UTF_8),
          "no text", new byte[] {(byte) 0xFF, 0, (byte) 0xC3, 10});

  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/x-www-form-urlencoded",
          "application/cloudevents+json",
          "application/cloudevents-batch+json",
          "multipart/form-data",
          "application/json;charset=no-such-thing",
          "nonsense");

  @Autowired private HubClient hub;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping addresses;

  @Test
  void noAddressFailsBecauseOfWhatItIsAsked() {
    try (LogLines log = new LogLines()) {
      askEverything();

      assertThat(log.texts()).noneMatch(text -> text.contains(" failed\n"));
    }
  }

  private void askEverything() {
    List<String> failed = new ArrayList<>();
    int asked = 0;
    for (String holder : List.of("drammen", Keys.OPERATOR)) {
      for (Wrong wrong : requests()) {
        int status = hub.send(wrong.by(hub.request(holder, wrong.path()))).status();
        asked++;
        if (status >= 500) {
          failed.add(status + " " + wrong);
        }
      }
    }
    assertThat(asked).isGreaterThan(1000);
    assertThat(failed).isEmpty();
  }

  /** Also by those that do something: before anything is done. */
  @Test
  void every_address_for_programs_refuses_a_parameter_that_nobody_reads() {
    List<String> taken = new ArrayList<>();
    int asked = 0;
    for (Wrong plain : addressesForPrograms()) {
      String holder = plain.path().startsWith("/api/v1/operator/") ? Keys.OPERATOR : "drammen";
      var answer = hub.send(plain.by(hub.request(holder, plain.path() + "?no-such=1&no-such=2")));
      asked++;
      if (answer.status() != 400 || !answer.codes().equals(List.of("unknown_parameter"))) {
        taken.add(answer.status() + " " + plain);
      }
    }
    assertThat(asked).isGreaterThan(50);
    assertThat(taken).isEmpty();
  }

  private List<Wrong> addressesForPrograms() {
    List<Wrong> all = new ArrayList<>();
    addresses
        .getHandlerMethods()
        .keySet()
        .forEach(
            mapping ->
                mapping.getPatternValues().stream()
                    .filter(pattern -> pattern.startsWith("/api/"))
                    .map(pattern -> path(pattern, "x"))
                    .forEach(
                        path ->
                            mapping
                                .getMethodsCondition()
                                .getMethods()
                                .forEach(
                                    method ->
                                        all.add(
                                            new Wrong(
                                                method.name(),
                                                path,
                                                method.name().equals("GET")
                                                    ? ""
                                                    : "application/json",
                                                "")))));
    return all;
  }

  @Test
  void pages_for_people_open_with_whatever_hangs_onto_their_links() {
    for (String page : List.of("svar", "avstemning", "referat", "oppgave", "evaluering")) {
      var request = hub.request("drammen", "/" + page + "/x?utm_source=mail&x=1&x=2").GET();

      assertThat(hub.send(request).text()).as(page).contains("Vi kjenner ikke denne lenken");
    }
  }

  private record Wrong(String method, String path, String type, String body) {

    HttpRequest.Builder by(HttpRequest.Builder request) {
      if (!type.isEmpty()) {
        request.header("Content-Type", type);
      }
      return request.method(
          method,
          body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(BODIES.get(body)));
    }
  }

  private List<Wrong> requests() {
    List<Wrong> all = new ArrayList<>();
    addresses
        .getHandlerMethods()
        .forEach(
            (mapping, handler) ->
                mapping.getPatternValues().stream()
                    .filter(pattern -> !LEFT_OUT.contains(pattern))
                    .forEach(
                        pattern ->
                            mapping
                                .getMethodsCondition()
                                .getMethods()
                                .forEach(
                                    method -> add(all, pattern, method.name(), known(handler)))));
    return all;
  }

  private static Set<String> known(HandlerMethod handler) {
    QueryNames ofMap = handler.getMethodAnnotation(QueryNames.class);
    return ofMap != null
        ? Set.of(ofMap.value())
        : Arrays.stream(handler.getMethod().getParameters())
            .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
            .map(Parameter::getName)
            .collect(Collectors.toSet());
  }

  /**
   * @param name for what may stand there, unless it is one of a few words
   */
  private static String path(String pattern, String name) {
    return pattern.replaceAll("\\{\\w+:(\\w+)[^}]*}", "$1").replaceAll("\\{[^}]*}", name);
  }

  private static String query(String all, Set<String> known) {
    return Arrays.stream(all.split("&"))
        .filter(parameter -> known.contains(parameter.split("=", 2)[0]))
        .collect(Collectors.joining("&", "?", ""));
  }

  private static void add(List<Wrong> all, String pattern, String method, Set<String> known) {
    for (String name : pattern.contains("{") ? NAMES : List.of("")) {
      String path = path(pattern, name);
      if (method.equals("GET")) {
        QUERIES.forEach(query -> all.add(new Wrong(method, path + query(query, known), "", "")));
      } else if (name.length() < 2) {
        BODIES
            .keySet()
            .forEach(body -> TYPES.forEach(type -> all.add(new Wrong(method, path, type, body))));
      } else {
        all.add(new Wrong(method, path, "", ""));
      }
    }
  }
}
