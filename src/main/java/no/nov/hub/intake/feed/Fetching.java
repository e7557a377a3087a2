package no.nov.hub.intake.feed;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import no.nov.hub.intake.feed.FetchResult.Body;
import no.nov.hub.intake.feed.FetchResult.Failed;
import no.nov.hub.intake.feed.FetchResult.Marks;
import no.nov.hub.intake.feed.FetchResult.Unchanged;
import no.nov.hub.platform.transport.outage.DaemonThreads;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.entity.DeflateInputStreamFactory;
import org.apache.hc.client5.http.entity.GZIPInputStreamFactory;
import org.apache.hc.client5.http.entity.InputStreamFactory;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;

/**
 * Fetches a calendar from a server that may be anybody's: only http and https, each redirect
 * checked like the first address, and an end to size and time whatever the server does.
 */
final class Fetching implements DisposableBean {

  private static final int MOST_MARK_CHARACTERS = 1000;

  /**
   * The client itself would unpack by every format that some library brings, and some of them take
   * all memory before the first byte comes out.
   */
  private static final Map<String, InputStreamFactory> UNPACKING =
      Map.of(
          "gzip", GZIPInputStreamFactory.getInstance(),
          "x-gzip", GZIPInputStreamFactory.getInstance(),
          "deflate", DeflateInputStreamFactory.getInstance());

  private final FeedLimits limits;
  private final int mostBytes;
  private final DnsResolver names;
  private final Predicate<InetAddress> isPublic;

  /** A look-up of a name cannot be interrupted, so a fetch that is given up may hold its thread. */
  private final ExecutorService threads =
      Executors.newCachedThreadPool(DaemonThreads.named("feed-fetch"));

  Fetching(FeedLimits limits, int mostBytes, DnsResolver names, Predicate<InetAddress> isPublic) {
    this.limits = limits;
    this.mostBytes = mostBytes;
    this.names = names;
    this.isPublic = isPublic;
  }

  /**
   * @param marks of the calendar as it is known
   */
  FetchResult fetch(Feed feed, Marks marks) {
    CloseableHttpClient client = client(feed.allowPrivate());
    try {
      Future<FetchResult> answer = threads.submit(() -> follow(client, feed.uri(), marks));
      return answer.get(limits.totalTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new Failed(FeedProblem.tooSlow(limits.totalTimeout().toSeconds()));
    } catch (ExecutionException e) {
      return new Failed(problem(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Failed(FeedProblem.unreachable());
    } finally {
      // Closes its sockets at once: what is left of an answer is not read.
      client.close(CloseMode.IMMEDIATE);
    }
  }

  private FetchResult follow(CloseableHttpClient client, URI first, Marks marks)
      throws IOException, HttpException {
    URI at = first;
    for (int hop = 0; hop <= limits.redirects(); hop++) {
      HttpGet get = get(at, marks);
      ClassicHttpResponse response =
          client.executeOpen(RoutingSupport.determineHost(get), get, null);
      if (!isRedirect(response.getCode())) {
        return answer(response, marks);
      }
      URI next = target(at, response.getFirstHeader(HttpHeaders.LOCATION));
      if (next == null) {
        return new Failed(FeedProblem.badRedirect());
      }
      at = next;
    }
    return new Failed(FeedProblem.tooManyRedirects(limits.redirects()));
  }

  private static HttpGet get(URI at, Marks marks) {
    HttpGet get = new HttpGet(at);
    get.setHeader(HttpHeaders.ACCEPT, "text/calendar, */*;q=0.1");
    get.setHeader(HttpHeaders.ACCEPT_ENCODING, "gzip, deflate");
    if (marks.etag() != null) {
      get.setHeader(HttpHeaders.IF_NONE_MATCH, marks.etag());
    }
    if (marks.lastModified() != null) {
      get.setHeader(HttpHeaders.IF_MODIFIED_SINCE, marks.lastModified());
    }
    return get;
  }

  private static boolean isRedirect(int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }

  /** Null if it may not be followed. */
  static URI target(URI from, Header location) {
    if (location == null || location.getValue().isBlank()) {
      return null;
    }
    try {
      URI target = from.resolve(new URI(location.getValue().strip()));
      boolean lessSecure =
          FetchableAddresses.isSecure(from) && !FetchableAddresses.isSecure(target);
      return FetchableAddresses.fault(target).isPresent() || lessSecure ? null : target;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private FetchResult answer(ClassicHttpResponse response, Marks asked) throws IOException {
    if (response.getCode() == 304 && !asked.equals(Marks.NONE)) {
      return new Unchanged();
    }
    if (response.getCode() != 200) {
      return new Failed(FeedProblem.status(response.getCode()));
    }
    if (response.getEntity() == null) {
      return new Failed(FeedProblem.cutOff());
    }
    String packing = packing(response);
    if (!packing.isEmpty() && !UNPACKING.containsKey(packing)) {
      return new Failed(FeedProblem.packed(packing));
    }
    byte[] bytes;
    try {
      bytes = unpacked(response.getEntity().getContent(), packing).readNBytes(mostBytes + 1);
    } catch (IOException e) {
      return new Failed(FeedProblem.cutOff());
    }
    return bytes.length > mostBytes
        ? new Failed(FeedProblem.tooLarge(mostBytes))
        : new Body(bytes, marks(response));
  }

  private static String packing(ClassicHttpResponse response) {
    Header[] packings = response.getHeaders(HttpHeaders.CONTENT_ENCODING);
    String all =
        Arrays.stream(packings).map(Header::getValue).collect(Collectors.joining(",")).strip();
    return all.equalsIgnoreCase("identity") ? "" : all.toLowerCase(Locale.ROOT);
  }

  private static InputStream unpacked(InputStream content, String packing) throws IOException {
    return packing.isEmpty() ? content : UNPACKING.get(packing).create(content);
  }

  private static Marks marks(ClassicHttpResponse response) {
    return new Marks(
        mark(response.getFirstHeader(HttpHeaders.ETAG)),
        mark(response.getFirstHeader(HttpHeaders.LAST_MODIFIED)));
  }

  private static String mark(Header header) {
    return header == null
            || header.getValue().isBlank()
            || header.getValue().length() > MOST_MARK_CHARACTERS
        ? null
        : header.getValue();
  }

  private static FeedProblem problem(Throwable fault) {
    if (fault instanceof CheckedNames.NotAllowed) {
      return FeedProblem.notAllowed();
    }
    if (fault instanceof SSLException) {
      return FeedProblem.untrusted();
    }
    if (fault instanceof IOException || fault instanceof HttpException) {
      return FeedProblem.unreachable();
    }
    throw new IllegalStateException("A feed could not be fetched", fault);
  }

  /** One for each fetch: nothing of one server, such as a cookie, is brought to another. */
  private CloseableHttpClient client(boolean allowPrivate) {
    Timeout patience = Timeout.of(limits.connectTimeout());
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(
                    new CheckedNames(names, allowPrivate ? Fetching::mayBePrivate : isPublic))
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(patience)
                        .setSocketTimeout(patience)
                        .build())
                .setMaxConnPerRoute(limits.redirects() + 1)
                .setMaxConnTotal(limits.redirects() + 1)
                .build())
        .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(patience).build())
        .setUserAgent("nov-hub")
        .disableContentCompression()
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .build();
  }

  /** Where machines in a data centre hand out their keys is nobody's calendar. */
  private static boolean mayBePrivate(InetAddress address) {
    return !address.isLinkLocalAddress() && !address.isMulticastAddress();
  }

  @Override
  public void destroy() {
    threads.shutdownNow();
  }
}
