package io.sealport.server.events.action;

import io.sealport.fault.Fault;
import io.sealport.files.SafeFile;
import io.sealport.server.identity.web.TrustFile;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sends a mail. Its Message-ID is the delivery's id, so that a repetition is one. No header holds
 * anything of an event but the subject, which is one line and encoded (RFC 2047).
 */
final class MailAction implements Action {

  private static final long MAX_SECRET = 4096;

  private final MailSettings settings;
  private final String ca;
  private final Clock clock;

  MailAction(MailSettings settings, String ca, Clock clock) {
    this.settings = settings;
    this.ca = ca;
    this.clock = clock;
  }

  @Override
  public String deliver(Event event, String id) throws UndeliveredException {
    try (MailSockets sockets = new MailSockets(tls())) {
      CompletableFuture<Void> end =
          CompletableFuture.runAsync(
              sockets::close,
              CompletableFuture.delayedExecutor(
                  settings.timeout().toMillis(), TimeUnit.MILLISECONDS));
      try {
        Session session = Session.getInstance(properties(sockets));
        send(session, message(session, event, id));
      } finally {
        end.cancel(false);
      }
      return "taken by " + server();
    } catch (MessagingException e) {
      throw UndeliveredException.forNow(server() + ": " + reason(e), e);
    } catch (Fault e) {
      throw UndeliveredException.forNow(e.message(), e);
    }
  }

  private void send(Session session, MimeMessage message) throws MessagingException {
    try (Transport transport = session.getTransport("smtp")) {
      Optional<MailSettings.Account> account = settings.account();
      transport.connect(
          settings.host().name(),
          settings.host().port(),
          account.map(MailSettings.Account::user).orElse(null),
          account.map(a -> password(a.passwordFile())).orElse(null));
      transport.sendMessage(message, message.getAllRecipients());
    }
  }

  private static String password(Path file) {
    return SafeFile.readSecret(file, MAX_SECRET).strip();
  }

  private SSLSocketFactory tls() {
    return settings
        .host()
        .trust()
        .map(file -> TrustFile.read(file).getSocketFactory())
        .orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  private Properties properties(MailSockets sockets) {
    String millis = Long.toString(settings.timeout().toMillis());
    MailSettings.Security security = settings.host().security();
    Properties all = new Properties();
    all.put("mail.smtp.connectiontimeout", millis);
    all.put("mail.smtp.timeout", millis);
    all.put("mail.smtp.auth", Boolean.toString(settings.account().isPresent()));
    all.put("mail.smtp.quitwait", "false");
    // RFC 5321 4.1.1.1: a domain. Our own name would have to be looked up.
    all.put("mail.smtp.localhost", settings.from().replaceAll(".*@|>.*", ""));
    all.put("mail.smtp.socketFactory", sockets.plain());
    all.put("mail.smtp.socketFactory.fallback", "false");
    all.put("mail.smtp.ssl.socketFactory", sockets);
    // The sockets do, and know addresses too.
    all.put("mail.smtp.ssl.checkserveridentity", "false");
    boolean starttls = security == MailSettings.Security.STARTTLS;
    all.put("mail.smtp.starttls.enable", Boolean.toString(starttls));
    all.put("mail.smtp.starttls.required", Boolean.toString(starttls));
    boolean implicit = security == MailSettings.Security.IMPLICIT;
    all.put("mail.smtp.ssl.enable", Boolean.toString(implicit));
    return all;
  }

  private MimeMessage message(Session session, Event event, String id) throws MessagingException {
    MimeMessage message =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + "@sealport>");
          }
        };
    message.setFrom(new InternetAddress(settings.from(), true));
    for (String to : settings.to()) {
      message.addRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
    }
    message.setSubject(settings.text().subject(event, ca), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    // RFC 3834 5: nobody's absence note shall answer.
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setText(settings.text().text(event, ca), StandardCharsets.UTF_8.name());
    message.saveChanges();
    return message;
  }

  private String server() {
    return settings.host().name() + ":" + settings.host().port();
  }

  /** The innermost words: the client wraps what happened. */
  private static String reason(Throwable thrown) {
    String found = "the mail was not taken";
    @Nullable Throwable t = thrown;
    for (int depth = 0; t != null && depth < 10; depth++) {
      if (t.getMessage() != null && !t.getMessage().isBlank()) {
        found = t.getMessage();
      }
      t = t.getCause();
    }
    return found;
  }
}
