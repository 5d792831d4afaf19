package io.sealport.server.events.action;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Subject and text of a mail, Mustache templates: {@code ca}, {@code summary}, {@code kind}, {@code
 * at}, {@code actor}, {@code subject}, {@code names}, {@code test}, {@code fact.NAME}, and the
 * lists {@code facts} (of {@code key} and {@code value}) and {@code items}. Facts come in as texts
 * and are never templates; what is missing is empty.
 */
public final class MailText {

  private static final Mustache.Compiler COMPILER =
      Mustache.compiler().escapeHTML(false).defaultValue("");

  /** What is said where nothing else is wanted. */
  public static final MailText STANDARD =
      of(resource("/events/subject.mustache"), resource("/events/text.mustache"));

  private final Template subject;
  private final Template text;

  private MailText(Template subject, Template text) {
    this.subject = subject;
    this.text = text;
  }

  /**
   * The templates.
   *
   * @throws Fault BAD_INPUT if one is not Mustache
   */
  public static MailText of(String subject, String text) {
    return new MailText(compiled(subject), compiled(text));
  }

  /** Standard but for what is given. */
  public MailText withSubject(String template) {
    return new MailText(compiled(template), text);
  }

  public MailText withText(String template) {
    return new MailText(subject, compiled(template));
  }

  private static Template compiled(String template) {
    try {
      Template compiled = COMPILER.compile(template);
      // Other files are looked for when it is used: now is the time to say that there are none.
      compiled.execute(Map.of());
      return compiled;
    } catch (MustacheException | UnsupportedOperationException e) {
      throw Fault.of(
          Kind.BAD_INPUT, "this is no template: " + Lines.one(String.valueOf(e.getMessage())), e);
    }
  }

  /** The subject: one line, whatever the facts hold. */
  String subject(Event event, String ca) {
    return Lines.one(subject.execute(model(event, ca)));
  }

  String text(Event event, String ca) {
    return text.execute(model(event, ca));
  }

  private static Map<String, Object> model(Event event, String ca) {
    Map<String, String> facts = visible(event.facts());
    List<Map<String, String>> listed = new ArrayList<>();
    facts.forEach((key, value) -> listed.add(Map.of("key", key, "value", value)));
    Map<String, Object> model = new HashMap<>();
    model.put("ca", Lines.one(ca));
    model.put("summary", event.summary());
    model.put("kind", event.kind().wire());
    model.put("at", event.at().toString());
    model.put("actor", Lines.one(event.actor()));
    model.put("subject", Lines.one(event.subject()));
    model.put("names", Lines.one(String.join(" ", event.names())));
    model.put("test", event.test());
    model.put("fact", facts);
    model.put("facts", listed);
    model.put("items", event.items().stream().map(MailText::visible).toList());
    return model;
  }

  private static Map<String, String> visible(Map<String, String> facts) {
    Map<String, String> visible = new java.util.LinkedHashMap<>();
    facts.forEach((key, value) -> visible.put(Lines.one(key), Lines.one(value)));
    return visible;
  }

  private static String resource(String name) {
    try (InputStream in = MailText.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new AssertionError(name + " is of this jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
