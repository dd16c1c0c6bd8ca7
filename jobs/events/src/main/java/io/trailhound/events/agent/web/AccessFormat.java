package io.trailhound.events.agent.web;

import io.trailhound.events.Dataset;
import io.trailhound.events.agent.Addresses;
import io.trailhound.events.agent.EcsDocument;
import io.trailhound.events.agent.LineFormat;
import io.trailhound.events.agent.LogLine;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Access logs of Apache and Nginx in the common and combined forms. */
public final class AccessFormat implements LineFormat {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss xx", Locale.ENGLISH);

  @Override
  public String name() {
    return "access";
  }

  @Override
  public boolean read(LogLine line, EcsDocument document) {
    AccessLine access = AccessLine.parse(line.text());
    Long time = access == null ? null : time(access.time());
    if (access == null || time == null) {
      return false;
    }
    document.dataset(Dataset.ACCESS).time(time);
    document.put("event.category", List.of("web"));
    document.put("event.type", List.of("access"));
    Addresses.put(document, "source", access.client());
    document.put("user.name", given(access.user()));
    host(access.host(), document);
    request(access.request(), document);
    if (!access.status().equals("-")) {
      long status = Long.parseLong(access.status());
      document.put("http.response.status_code", status);
      document.put("event.outcome", status >= 400 ? "failure" : "success");
    }
    if (!access.bytes().equals("-")) {
      document.put("http.response.body.bytes", Long.parseLong(access.bytes()));
    }
    List<String> quoted = access.quoted();
    document.put("http.request.referrer", quoted.isEmpty() ? null : given(quoted.get(0)));
    document.put("user_agent.original", quoted.size() < 2 ? null : given(quoted.get(1)));
    return true;
  }

  private static @Nullable Long time(String text) {
    try {
      return OffsetDateTime.parse(text, TIME).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static void host(String host, EcsDocument document) {
    int colon = host.lastIndexOf(':');
    boolean hasPort = colon > 0 && host.indexOf(':') == colon;
    document.put("url.domain", hasPort ? host.substring(0, colon) : host);
  }

  /** {@code METHOD TARGET HTTP/VERSION}; anything else is kept as it is. */
  private static void request(String request, EcsDocument document) {
    int first = request.indexOf(' ');
    int last = request.lastIndexOf(" HTTP/");
    if (first < 1 || last < first) {
      document.put("event.action", "invalid_request");
      document.put("url.original", given(request));
      return;
    }
    String method = request.substring(0, first);
    String target = request.substring(Math.min(first + 1, last), last);
    document.put("event.action", method.toLowerCase(Locale.ROOT));
    document.put("http.request.method", method);
    document.put("http.version", request.substring(last + " HTTP/".length()));
    document.put("url.original", target);
    int query = target.indexOf('?');
    String path = query < 0 ? target : target.substring(0, query);
    document.put("url.path", path);
    document.put("url.query", query < 0 ? null : target.substring(query + 1));
    int dot = path.lastIndexOf('.');
    boolean hasExtension = dot > path.lastIndexOf('/') && dot < path.length() - 1;
    document.put("url.extension", hasExtension ? path.substring(dot + 1) : null);
  }

  private static @Nullable String given(String text) {
    return text.equals("-") ? null : text;
  }
}
