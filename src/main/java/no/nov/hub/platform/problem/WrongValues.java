package no.nov.hub.platform.problem;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.ClassUtils;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;

/** Why the framework could not use a parameter or a body, as reasons that name the field. */
final class WrongValues {

  private record Form(String code, Text text) {}

  private static final Form OTHER =
      new Form("wrong_type", new Text("en verdi av rett slag", "a value of the right kind"));

  private static final Form NUMBER =
      new Form("not_a_number", new Text("et helt tall", "a whole number"));

  private static final Map<Class<?>, Form> FORMS =
      Map.of(
          LocalDate.class,
          new Form("not_a_date", new Text("en dato som 2026-09-30", "a date like 2026-09-30")),
          Instant.class,
          new Form(
              "not_a_time",
              new Text(
                  "et tidspunkt som 2026-09-30T10:00:00Z", "a time like 2026-09-30T10:00:00Z")),
          UUID.class,
          new Form(
              "not_an_id",
              new Text(
                  "en id som 5b1c6f0e-4b7d-5f0a-9a52-6e6f762d6875",
                  "an id like 5b1c6f0e-4b7d-5f0a-9a52-6e6f762d6875")),
          Integer.class,
          NUMBER,
          Long.class,
          NUMBER,
          Boolean.class,
          new Form("not_a_flag", new Text("true eller false", "true or false")));

  private WrongValues() {}

  /** Empty if the fault is not about a value. */
  static List<Reason> of(Exception fault) {
    if (fault instanceof TypeMismatchException wrong) {
      return List.of(mismatch(wrong));
    } else if (fault instanceof MissingServletRequestParameterException missing) {
      return List.of(missing(missing.getParameterName()));
    } else if (fault instanceof HttpMessageNotReadableException unreadable) {
      return List.of(unreadable(unreadable));
    } else if (fault instanceof MethodArgumentNotValidException invalid) {
      return invalid.getFieldErrors().stream().map(WrongValues::constraint).toList();
    } else if (fault instanceof HandlerMethodValidationException invalid) {
      return invalid.getParameterValidationResults().stream()
          .flatMap(result -> parameter(result).stream())
          .toList();
    }
    return List.of();
  }

  private static Reason mismatch(TypeMismatchException wrong) {
    String name = Optional.ofNullable(wrong.getPropertyName()).orElse("");
    String shown = PlainText.shortened(String.valueOf(wrong.getValue()));
    Class<?> type = type(wrong);
    Form form =
        type == null
            ? OTHER
            : FORMS.getOrDefault(ClassUtils.resolvePrimitiveIfNecessary(type), OTHER);
    return Reason.of(
        name,
        form.code(),
        "«%s» er «%s», men må være %s.".formatted(name, shown, form.text().nb()),
        "“%s” is “%s”, but must be %s.".formatted(name, shown, form.text().en()));
  }

  /** Also of what may be left out. */
  private static Class<?> type(TypeMismatchException wrong) {
    return wrong instanceof MethodArgumentTypeMismatchException argument
        ? argument.getParameter().nestedIfOptional().getNestedParameterType()
        : wrong.getRequiredType();
  }

  private static Reason missing(String name) {
    return Reason.of(
        name, "missing", "«%s» mangler.".formatted(name), "“%s” is missing.".formatted(name));
  }

  private static Reason unreadable(HttpMessageNotReadableException fault) {
    Text where =
        fault.getCause() instanceof JacksonException json && json.getLocation() != null
            ? new Text(
                " Feilen står ved linje %d, tegn %d."
                    .formatted(json.getLocation().getLineNr(), json.getLocation().getColumnNr()),
                " The fault is at line %d, column %d."
                    .formatted(json.getLocation().getLineNr(), json.getLocation().getColumnNr()))
            : new Text("", "");
    return Reason.of(
        "",
        "not_readable",
        "Innholdet mangler eller er ikke JSON av den formen adressen tar imot." + where.nb(),
        "The body is missing or is not JSON of the form that the address takes." + where.en());
  }

  private static List<Reason> parameter(ParameterValidationResult result) {
    if (result instanceof ParameterErrors errors) {
      return errors.getFieldErrors().stream().map(WrongValues::constraint).toList();
    }
    String name = String.valueOf(result.getMethodParameter().getParameterName());
    return result.getResolvableErrors().stream().map(e -> constraint(name, e)).toList();
  }

  private static Reason constraint(FieldError error) {
    return constraint(error.getField(), error);
  }

  private static Reason constraint(String field, MessageSourceResolvable error) {
    String[] codes = error.getCodes();
    String constraint = codes == null || codes.length == 0 ? "" : codes[codes.length - 1];
    return switch (constraint) {
      case "NotBlank", "NotNull", "NotEmpty" -> missing(field);
      case "Size" -> length(field, error.getArguments());
      default ->
          Reason.of(
              field,
              "wrong_value",
              "«%s» har en verdi som ikke kan brukes.".formatted(field),
              "“%s” has a value that cannot be used.".formatted(field));
    };
  }

  /**
   * @param arguments of the constraint in the order of their names: the field, max, min
   */
  private static Reason length(String field, Object[] arguments) {
    return Reason.of(
        field,
        "wrong_length",
        "«%s» må ha fra %s til %s tegn.".formatted(field, arguments[2], arguments[1]),
        "“%s” must have from %s to %s characters.".formatted(field, arguments[2], arguments[1]));
  }
}
