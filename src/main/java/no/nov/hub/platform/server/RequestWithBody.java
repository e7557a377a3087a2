package no.nov.hub.platform.server;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.Parameters;
import org.springframework.http.MediaType;

/** A request whose body has come, and with it the fields of a form. */
final class RequestWithBody extends HttpServletRequestWrapper {

  private static final int MOST_FIELDS = 1000;

  private final InputStream body;
  private Map<String, String[]> parameters;

  RequestWithBody(HttpServletRequest request, InputStream body) {
    super(request);
    this.body = body;
  }

  @Override
  public ServletInputStream getInputStream() {
    return new Whole(body);
  }

  @Override
  public BufferedReader getReader() {
    return new BufferedReader(new InputStreamReader(body, charset()));
  }

  private Charset charset() {
    String name = getCharacterEncoding();
    return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
  }

  @Override
  public String getParameter(String name) {
    String[] values = getParameterMap().get(name);
    return values == null ? null : values[0];
  }

  @Override
  public String[] getParameterValues(String name) {
    return getParameterMap().get(name);
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(getParameterMap().keySet());
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    if (parameters == null) {
      parameters = new LinkedHashMap<>(super.getParameterMap());
      if (isForm()) {
        addFields();
      }
    }
    return Collections.unmodifiableMap(parameters);
  }

  private boolean isForm() {
    String type = getContentType();
    return type != null
        && type.split(";", 2)[0]
            .strip()
            .equalsIgnoreCase(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
  }

  /** Read by the server's own reader of forms, which refuses what it cannot read. */
  private void addFields() {
    Parameters form = new Parameters();
    form.setLimit(MOST_FIELDS);
    form.setCharset(charset());
    byte[] bytes = bytes();
    form.processParameters(bytes, 0, bytes.length);
    Collections.list(form.getParameterNames())
        .forEach(
            name ->
                parameters.merge(
                    name,
                    form.getParameterValues(name),
                    (query, field) ->
                        Stream.of(query, field).flatMap(Arrays::stream).toArray(String[]::new)));
  }

  private byte[] bytes() {
    try {
      return body.readAllBytes();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e); // All of it is there.
    }
  }

  private static final class Whole extends ServletInputStream {

    private final InputStream body;

    Whole(InputStream body) {
      this.body = body;
    }

    @Override
    public int read() throws IOException {
      return body.read();
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      return body.read(bytes, from, length);
    }

    @Override
    public int available() throws IOException {
      return body.available();
    }

    @Override
    public boolean markSupported() {
      return body.markSupported();
    }

    @Override
    public synchronized void mark(int most) {
      body.mark(most);
    }

    @Override
    public synchronized void reset() throws IOException {
      body.reset();
    }

    @Override
    public boolean isFinished() {
      try {
        return body.available() == 0;
      } catch (IOException e) {
        return true;
      }
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("All of it is there");
    }
  }
}
