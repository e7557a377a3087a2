package no.nov.hub.intake.submission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

class OwnSubmissionsControllerTest {

  private final OwnSubmissionsController controller = new OwnSubmissionsController(null, null);

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 501})
  void a_limit_out_of_range_is_told_with_the_range(int limit) {
    ResponseEntity<Object> answer = controller.rejections(limit, null, false, null);

    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(((ProblemDetail) answer.getBody()).getProperties().toString())
        .contains("skriv et helt tall fra 1 til 500");
  }
}
