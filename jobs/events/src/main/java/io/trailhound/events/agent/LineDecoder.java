package io.trailhound.events.agent;

import io.trailhound.events.Dataset;
import io.trailhound.events.Event;
import io.trailhound.events.EventTime;
import io.trailhound.events.agent.flow.VpcFlowFormat;
import io.trailhound.events.field.FieldPlan;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes an event of every log line: of ECS's form, with the line itself as {@code message}. No line
 * is lost: what no format knows is a plain event. A line that CloudWatch Logs gave an id is the
 * same event wherever it comes from; any other is told apart by its place.
 *
 * <p>Reused from line to line, by one thread.
 */
public final class LineDecoder {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final LineEvents events;
  private final LineFormats formats;

  /** What the object's own header says of its lines. */
  private @Nullable LineFormat announced;

  /** A decoder that fills the slots of a plan. */
  public LineDecoder(FieldPlan plan, LineFormats formats) {
    this.events = new LineEvents(plan);
    this.formats = formats;
  }

  /** Makes events again of what this made before and an archive kept. */
  public LineEvents events() {
    return events;
  }

  /** Another object begins: what a header in the last one said is forgotten. */
  public void begin() {
    announced = null;
  }

  /** The event of a line. */
  public Event decode(String text, LogContext context) {
    LogLine line = new LogLine(withoutEnd(text), context);
    EcsDocument document = new EcsDocument();
    read(line, document);
    return decode(line, context, document);
  }

  private void read(LogLine line, EcsDocument document) {
    if (announced == null || !announced.read(line, document)) {
      formats.read(line, document);
    }
  }

  /**
   * The event of a line's bytes, which may be no UTF-8: then they are kept beside what can be read
   * of them. A header says of which form the lines behind it are.
   */
  public Event decode(byte[] bytes, int start, int end, LogContext context) {
    String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    LogLine line = new LogLine(withoutEnd(text), context);
    EcsDocument document = new EcsDocument();
    read(line, document);
    if (document.dataset() == Dataset.PLAIN) {
      VpcFlowFormat.ofHeader(line.text()).ifPresent(format -> announced = format);
    }
    if (text.indexOf('\uFFFD') >= 0) {
      byte[] original = Arrays.copyOfRange(bytes, start, end);
      if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), original)) {
        document.put("trailhound.line_base64", Base64.getEncoder().encodeToString(original));
      }
    }
    return decode(line, context, document);
  }

  /** Whether a line is of a form that is known: of none that could be any text. */
  public boolean knows(byte[] bytes, int start, int end, EventTime time) {
    String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    EcsDocument document = new EcsDocument();
    formats.read(new LogLine(withoutEnd(text), LogContext.of("", 0, time)), document);
    return (document.dataset() != Dataset.PLAIN && document.dataset() != Dataset.JSON)
        || VpcFlowFormat.ofHeader(withoutEnd(text)).isPresent();
  }

  private Event decode(LogLine line, LogContext context, EcsDocument document) {
    EventTime time =
        document.time().source() == EventTime.Source.UNKNOWN ? context.time() : document.time();
    document.message(line.text());
    document.put("event.kind", document.has("event.kind") ? null : "event");
    document.put("event.dataset", document.dataset().id());
    document.put("event.id", context.id().isEmpty() ? idOfPlace(context) : context.id());
    document.put("cloud.account.id", document.has("cloud.account.id") ? null : context.account());
    document.put("aws.cloudwatch.log_group", context.logGroup());
    document.put("aws.cloudwatch.log_stream", context.logStream());
    if (time.source() != EventTime.Source.UNKNOWN) {
      document.put("@timestamp", MILLIS.format(Instant.ofEpochMilli(time.epochMillis())));
    }
    byte[] bytes = document.bytes();
    // Nested too deeply below a log's own names: its text is kept, and nobody reads further.
    return events
        .of(bytes, document.dataset(), time, context.object(), context.index())
        .orElseGet(() -> decode(line, context, new EcsDocument()));
  }

  private static String idOfPlace(LogContext context) {
    return LineEvents.idOfPlace(context.object(), context.index());
  }

  private static String withoutEnd(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(0, end);
  }
}
