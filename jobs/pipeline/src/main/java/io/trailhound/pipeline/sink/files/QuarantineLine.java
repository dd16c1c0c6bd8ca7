package io.trailhound.pipeline.sink.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.trailhound.events.Rejected;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.apache.flink.api.common.serialization.Encoder;

/**
 * A line of the quarantine: {@code {"scope", "object", "index", "offset", "length", "reason",
 * "bytes"}}, the bytes in base64. {@code kept} says how many of them are there when not all are.
 */
final class QuarantineLine implements Encoder<Rejected> {
  private static final long serialVersionUID = 1L;
  private static final JsonFactory JSON =
      new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  @Override
  public void encode(Rejected rejected, OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("scope", rejected.scope().name().toLowerCase(Locale.ROOT));
      json.writeStringField("object", rejected.object());
      json.writeNumberField("index", rejected.index());
      json.writeNumberField("offset", rejected.offset());
      json.writeNumberField("length", rejected.length());
      json.writeStringField("reason", rejected.reason());
      if (rejected.bytes().length < rejected.length()) {
        json.writeNumberField("kept", rejected.bytes().length);
      }
      json.writeBinaryField("bytes", rejected.bytes());
      json.writeEndObject();
    }
    out.write('\n');
  }
}
