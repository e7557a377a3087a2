package no.nov.hub.outage;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Many requests at once, and what became of each.
 *
 * @param answers in the order in which they were sent
 */
record Wave(List<Answer> answers) {

  record Answer(int status, Duration took) {}

  static Wave of(int many, HttpClient http, IntFunction<HttpRequest> request) {
    List<CompletableFuture<Answer>> sent =
        IntStream.range(0, many).mapToObj(i -> send(http, request.apply(i))).toList();
    return new Wave(sent.stream().map(CompletableFuture::join).toList());
  }

  private static CompletableFuture<Answer> send(HttpClient http, HttpRequest request) {
    long start = System.nanoTime();
    return http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .thenApply(
            answer -> new Answer(answer.statusCode(), Duration.ofNanos(System.nanoTime() - start)));
  }

  List<Integer> statuses() {
    return answers.stream().map(Answer::status).distinct().toList();
  }

  /** So long did 99 of 100 take at most. */
  Duration p99() {
    return answers.stream().map(Answer::took).sorted().toList().get(answers.size() * 99 / 100);
  }

  @Override
  public String toString() {
    return "%s, 99 of 100 within %d ms, the longest %d ms"
        .formatted(statuses(), p99().toMillis(), longest().toMillis());
  }

  Duration longest() {
    return answers.stream().map(Answer::took).max(Duration::compareTo).orElseThrow();
  }
}
