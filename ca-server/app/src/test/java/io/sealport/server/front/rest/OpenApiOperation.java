package io.sealport.server.front.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.web.router.UriRouteInfo;
import io.sealport.policy.Scope;
import io.sealport.server.front.Access;
import io.sealport.server.front.Access.Who;
import io.sealport.server.front.Answers;
import io.sealport.server.registration.IdempotencyKey;
import io.sealport.testing.Javadocs;
import io.sealport.testing.RecordSchemas;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One operation of the document: a route, its doc comment and its annotations. */
final class OpenApiOperation {

  /** Parameters that mean the same everywhere. */
  private static final Map<String, String> COMMON =
      Map.of(
          "after", "The place after which the page begins: next of the page before.",
          "limit", "How many at most, 1 to 1000; 100 if absent.",
          "Idempotency-Key",
              "A word of the client's choice; the same request sent again under it is answered with"
                  + " what the first one came to.");

  private final UriRouteInfo<?, ?> route;
  private final Method method;
  private final Javadocs.Doc doc;
  private final RecordSchemas schemas;
  private final ObjectNode node = JsonNodeFactory.instance.objectNode();

  OpenApiOperation(UriRouteInfo<?, ?> route, Javadocs javadocs, RecordSchemas schemas) {
    this.route = route;
    this.method = method(route);
    this.schemas = schemas;
    this.doc =
        javadocs
            .method(route.getDeclaringType(), method.getName())
            .orElseThrow(() -> missing("a doc comment: its first sentence is the summary"));
  }

  ObjectNode node() {
    String thing = route.getDeclaringType().getSimpleName().replace("Controller", "");
    node.put("operationId", method.getName() + thing);
    OpenApiDocument.array(node, "tags", List.of(thing));
    node.put("summary", doc.firstSentence());
    node.put("description", description());
    access();
    parameters();
    body(route)
        .ifPresent(
            type -> {
              ObjectNode body = node.putObject("requestBody");
              body.put("required", !isNullable(bodyParameter(route).orElseThrow()));
              content(body, "application/json").set("schema", schemas.reference(type));
            });
    answers().map(Answers::takes).filter(t -> !t.isEmpty()).ifPresent(this::takes);
    responses();
    return node;
  }

  /** The type of the route's JSON body. */
  static Optional<Class<?>> body(UriRouteInfo<?, ?> route) {
    return bodyParameter(route).map(Parameter::getType);
  }

  private static Optional<Parameter> bodyParameter(UriRouteInfo<?, ?> route) {
    return Arrays.stream(method(route).getParameters())
        .filter(p -> p.isAnnotationPresent(Body.class))
        .findFirst();
  }

  private static Method method(UriRouteInfo<?, ?> route) {
    return route.getTargetMethod().getTargetMethod();
  }

  private Optional<Answers> answers() {
    return Optional.ofNullable(method.getAnnotation(Answers.class));
  }

  private List<Who> allowed() {
    return Arrays.stream(access(Access.class).value()).sorted().toList();
  }

  private String description() {
    List<String> who = allowed().stream().map(w -> w.name().toLowerCase(Locale.ROOT)).toList();
    Scope[] scope = access(Access.class).scope();
    String scopes =
        scope.length == 0 ? "" : " A narrowed token needs the scope " + scope[0].wire() + ".";
    return doc.text() + " Who may call it: " + String.join(", ", who) + "." + scopes;
  }

  private void access() {
    OpenApiDocument.array(
        node,
        "x-sealport-access",
        allowed().stream().map(w -> w.name().toLowerCase(Locale.ROOT)).toList());
    for (Scope scope : access(Access.class).scope()) {
      node.put("x-sealport-scope", scope.wire());
    }
    ArrayNode security = node.putArray("security");
    if (allowed().contains(Who.ANYONE)) {
      security.addObject();
    }
    if (!access(Access.class).plain()) {
      security.addObject().putArray("certificate");
      if (!allowed().equals(List.of(Who.HOLDER))) {
        security.addObject().putArray("token");
      }
    }
  }

  private void parameters() {
    ArrayNode parameters = JsonNodeFactory.instance.arrayNode();
    for (Parameter parameter : method.getParameters()) {
      Header header = parameter.getAnnotation(Header.class);
      if (OpenApiDocument.path(route).contains("{" + parameter.getName() + "}")) {
        parameter(parameters, parameter.getName(), "path");
      } else if (parameter.isAnnotationPresent(QueryValue.class)) {
        parameter(parameters, parameter.getName(), "query");
      } else if (header != null) {
        parameter(parameters, header.value(), "header");
      } else if (parameter.getType() == HttpHeaders.class) {
        // Routes look at all headers for this one only.
        parameter(parameters, IdempotencyKey.HEADER, "header");
      }
    }
    // OCSP's path is read from the URI itself.
    if (OpenApiDocument.path(route).contains("{request}")) {
      parameter(parameters, "request", "path");
    }
    if (!parameters.isEmpty()) {
      node.set("parameters", parameters);
    }
  }

  private void parameter(ArrayNode parameters, String name, String in) {
    String words = doc.params().getOrDefault(name, COMMON.get(name));
    if (words == null) {
      throw missing("@param " + name + " in its doc comment");
    }
    ObjectNode parameter = parameters.addObject().put("name", name).put("in", in);
    parameter.put("description", words);
    if (in.equals("path")) {
      parameter.put("required", true);
    }
    parameter.putObject("schema").put("type", "string");
  }

  private void takes(String mediaType) {
    ObjectNode body = node.putObject("requestBody").put("required", true);
    content(body, mediaType).putObject("schema").put("type", "string").put("format", "binary");
  }

  private void responses() {
    ObjectNode responses = node.putObject("responses");
    int[] statuses = answers().map(Answers::status).orElse(new int[] {200});
    for (int status : statuses) {
      String code = Integer.toString(status);
      if (status >= 400) {
        responses.putObject(code).put("$ref", "#/components/responses/Problem");
      } else {
        ObjectNode response = responses.putObject(code);
        response.put("description", HttpStatus.valueOf(status).getReason());
        if (status < 300) {
          success(response);
        }
      }
    }
    if (!access(Access.class).plain()) {
      for (String code : errors()) {
        responses.putObject(code).put("$ref", "#/components/responses/Problem");
      }
    }
    responses.putObject("default").put("$ref", "#/components/responses/Problem");
  }

  /** Those that say something about this route; any other is under {@code default}. */
  private List<String> errors() {
    boolean id = OpenApiDocument.path(route).contains("{");
    return id ? List.of("401", "403", "404") : List.of("401", "403");
  }

  private void success(ObjectNode response) {
    Type type = returned();
    String mediaType = answers().map(Answers::type).orElse("application/json");
    ObjectNode content = content(response, mediaType);
    if (type == byte[].class) {
      content.putObject("schema").put("type", "string").put("format", "binary");
    } else if (type == Object.class) {
      content.putObject("schema").put("type", "object");
    } else {
      content.set("schema", schemas.reference(type));
    }
  }

  private Type returned() {
    Type type = method.getGenericReturnType();
    Optional<Answers> answers = answers();
    boolean silent =
        type == String.class
            || type instanceof ParameterizedType p && p.getRawType() == HttpResponse.class;
    if (!silent) {
      return type;
    }
    return answers
        .<Type>map(Answers::body)
        .orElseThrow(() -> missing("@Answers, which says what its response holds"));
  }

  private static ObjectNode content(ObjectNode holder, String mediaType) {
    return holder.putObject("content").putObject(mediaType);
  }

  private <A extends Annotation> A access(Class<A> type) {
    return method.getAnnotation(type);
  }

  private static boolean isNullable(Parameter parameter) {
    return parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private AssertionError missing(String what) {
    return new AssertionError(
        route.getDeclaringType().getSimpleName() + "." + method.getName() + " lacks " + what);
  }
}
